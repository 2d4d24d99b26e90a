import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Checkbox,
  CompoundButton,
  SearchBox,
  Subtitle2,
  Tab,
  TabList,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Permission } from '../../../permission-catalogue';
import type { AppView, World } from '../../shared/model';
import { usePicker } from '../use-picker';
import { Pane } from './pane';

interface Props {
  app: AppView;
  world: World;
  onClose: () => void;
  onAdd: (permissions: Permission[]) => void;
}
type Picker = ReturnType<typeof usePicker>;

const ApiChoice = ({ picker, world }: { picker: Picker; world: World }) => {
  const { words } = world;
  const [tab, setTab] = useState<unknown>('microsoft');
  const apis = { microsoft: [words.microsoftGraph], organization: picker.apis, mine: [] };
  const shown: string[] = apis[tab as keyof typeof apis];
  return (
    <>
      <TabList selectedValue={tab} onTabSelect={(_, { value }) => setTab(value)}>
        <Tab value="microsoft">{words.microsoftApis}</Tab>
        <Tab value="organization">{words.organizationApis}</Tab>
        <Tab value="mine">{words.myApis}</Tab>
      </TabList>
      <div className="practice-tiles">
        {shown.map((api) => (
          <Button key={api} size="large" onClick={() => picker.chooseApi(api)}>
            {api}
          </Button>
        ))}
        {shown.length === 0 && <Text>No results</Text>}
      </div>
    </>
  );
};

const PermissionGroups = ({ picker, world }: { picker: Picker; world: World }) => (
  <>
    <SearchBox
      placeholder="Start typing a permission to filter these results"
      aria-label="Select permissions"
      value={picker.search}
      onChange={(_, { value }) => picker.setSearch(value)}
    />
    <Accordion
      multiple
      collapsible
      openItems={picker.groups.filter((group) => group.isOpen).map((group) => group.name)}
      onToggle={(_, { value }) => picker.toggleGroup(String(value))}
    >
      {picker.groups.map((group) => (
        <AccordionItem key={group.name} value={group.name}>
          <AccordionHeader>{group.name}</AccordionHeader>
          <AccordionPanel>
            {group.permissions.map((permission) => (
              <div key={permission.id}>
                <Checkbox
                  label={permission.name}
                  checked={picker.isChecked(permission)}
                  onChange={() => picker.toggle(permission)}
                />
                <Text block size={200}>
                  {permission.description} · {world.words.adminConsentRequired}:{' '}
                  {permission.adminConsentRequired ? world.words.yes : world.words.no}
                </Text>
              </div>
            ))}
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  </>
);

export const PermissionPicker = ({ app, world, onClose, onAdd }: Props) => {
  const { words } = world;
  const picker = usePicker(app, world);
  return (
    <Pane
      world={world}
      title={words.requestApiPermissions}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button
            appearance="primary"
            disabled={picker.chosen.length === 0}
            onClick={() => {
              onAdd(picker.chosen);
              onClose();
            }}
          >
            {words.addPermissions}
          </Button>
          <Button onClick={onClose}>{words.discard}</Button>
        </>
      }
    >
      {picker.api === null ? (
        <ApiChoice picker={picker} world={world} />
      ) : (
        <>
          <div>
            <Button appearance="subtle" onClick={() => picker.chooseApi(null)}>
              All APIs
            </Button>
          </div>
          <Subtitle2>{picker.api}</Subtitle2>
          <CompoundButton
            secondaryContent="Your application needs to access the API as the signed-in user."
            appearance={picker.type === 'delegated' ? 'outline' : 'secondary'}
            aria-pressed={picker.type === 'delegated'}
            onClick={() => picker.chooseType('delegated')}
          >
            {words.delegatedPermissions}
          </CompoundButton>
          <CompoundButton
            secondaryContent="Your application runs as a background service or daemon without a signed-in user."
            appearance={picker.type === 'application' ? 'outline' : 'secondary'}
            aria-pressed={picker.type === 'application'}
            onClick={() => picker.chooseType('application')}
          >
            {words.applicationPermissions}
          </CompoundButton>
          {picker.type && <PermissionGroups picker={picker} world={world} />}
        </>
      )}
    </Pane>
  );
};
