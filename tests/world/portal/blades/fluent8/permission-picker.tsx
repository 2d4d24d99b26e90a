import {
  ActionButton,
  Checkbox,
  CompoundButton,
  DefaultButton,
  Panel,
  PanelType,
  Pivot,
  PivotItem,
  PrimaryButton,
  SearchBox,
  Text,
} from '@fluentui/react';
import type { Permission } from '../../../permission-catalogue';
import type { AppView, World } from '../../shared/model';
import { usePicker } from '../use-picker';

interface Props {
  app: AppView;
  world: World;
  onDismiss: () => void;
  onAdd: (permissions: Permission[]) => void;
}
type Picker = ReturnType<typeof usePicker>;

const wide = { root: { maxWidth: 'none', width: '100%' } };

const ApiChoice = ({ picker, world }: { picker: Picker; world: World }) => {
  const { words } = world;
  return (
    <Pivot>
      <PivotItem headerText={words.microsoftApis}>
        <div className="practice-tiles">
          <CompoundButton
            secondaryText="Access Microsoft Entra ID, Excel, Intune, Outlook/Exchange, OneDrive and more through a single endpoint."
            styles={wide}
            onClick={() => picker.chooseApi('Microsoft Graph')}
          >
            {words.microsoftGraph}
          </CompoundButton>
        </div>
      </PivotItem>
      <PivotItem headerText={words.organizationApis}>
        <div className="practice-tiles">
          {picker.apis.map((api) => (
            <DefaultButton key={api} text={api} onClick={() => picker.chooseApi(api)} />
          ))}
        </div>
      </PivotItem>
      <PivotItem headerText={words.myApis}>No results</PivotItem>
    </Pivot>
  );
};

const PermissionGroups = ({ picker, world }: { picker: Picker; world: World }) => (
  <>
    <SearchBox
      placeholder="Start typing a permission to filter these results"
      ariaLabel="Select permissions"
      value={picker.search}
      onChange={(_, value) => picker.setSearch(value ?? '')}
    />
    {picker.groups.map((group) => (
      <div key={group.name}>
        <ActionButton
          iconProps={{ iconName: group.isOpen ? 'chevrondown' : 'chevronright' }}
          aria-expanded={group.isOpen}
          text={group.name}
          onClick={() => picker.toggleGroup(group.name)}
        />
        {group.isOpen && (
          <div className="practice-indent">
            {group.permissions.map((permission) => (
              <div key={permission.id}>
                <Checkbox
                  label={permission.name}
                  checked={picker.isChecked(permission)}
                  onChange={() => picker.toggle(permission)}
                />
                <Text variant="small">
                  {permission.description} · {world.words.adminConsentRequired}:{' '}
                  {permission.adminConsentRequired ? world.words.yes : world.words.no}
                </Text>
              </div>
            ))}
          </div>
        )}
      </div>
    ))}
  </>
);

export const PermissionPicker = ({ app, world, onDismiss, onAdd }: Props) => {
  const { words } = world;
  const picker = usePicker(app, world);
  return (
    <Panel
      isOpen
      type={PanelType.medium}
      headerText={words.requestApiPermissions}
      closeButtonAriaLabel={words.close}
      onDismiss={onDismiss}
      isFooterAtBottom
      onRenderFooterContent={() => (
        <div className="practice-row">
          <PrimaryButton
            text={words.addPermissions}
            disabled={picker.chosen.length === 0}
            onClick={() => {
              onAdd(picker.chosen);
              onDismiss();
            }}
          />
          <DefaultButton text={words.discard} onClick={onDismiss} />
        </div>
      )}
    >
      {picker.api === null ? (
        <ApiChoice picker={picker} world={world} />
      ) : (
        <>
          <ActionButton text="All APIs" onClick={() => picker.chooseApi(null)} />
          <Text block variant="mediumPlus">
            {picker.api}
          </Text>
          <div className="practice-tiles">
            <CompoundButton
              secondaryText="Your application needs to access the API as the signed-in user."
              checked={picker.type === 'delegated'}
              styles={wide}
              onClick={() => picker.chooseType('delegated')}
            >
              {words.delegatedPermissions}
            </CompoundButton>
            <CompoundButton
              secondaryText="Your application runs as a background service or daemon without a signed-in user."
              checked={picker.type === 'application'}
              styles={wide}
              onClick={() => picker.chooseType('application')}
            >
              {words.applicationPermissions}
            </CompoundButton>
          </div>
          {picker.type && <PermissionGroups picker={picker} world={world} />}
        </>
      )}
    </Panel>
  );
};
