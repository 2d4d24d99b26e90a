import { useState } from 'react';
import type { Permission, PermissionType } from '../../permission-catalogue';
import type { AppView, World } from '../shared/model';

/** What is open, searched for and ticked in the permission picker. */
export const usePicker = (app: AppView, world: World) => {
  const [api, setApi] = useState<string | null>(null);
  const [type, setType] = useState<PermissionType | null>(null);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string[]>([]);
  const [chosen, setChosen] = useState<Permission[]>([]);

  const wanted = search.trim().toLowerCase();
  const available = world.catalogue.filter(
    (p) => p.api === api && p.type === type && p.name.toLowerCase().includes(wanted),
  );
  const groups = [...new Set(available.map((p) => p.group))].sort().map((name) => ({
    name,
    isOpen: wanted !== '' || open.includes(name),
    permissions: available.filter((p) => p.group === name),
  }));
  const isConfigured = (p: Permission) =>
    app.permissions.some((c) => c.api === p.api && c.name === p.name && c.type === p.type);
  return {
    api,
    type,
    search,
    groups,
    chosen,
    apis: [...new Set(world.catalogue.map((p) => p.api))],
    chooseApi: (name: string | null) => {
      setApi(name);
      setType(null);
      setChosen([]);
    },
    chooseType: (wantedType: PermissionType) => {
      setType(wantedType);
      setChosen([]);
    },
    setSearch,
    toggleGroup: (name: string) =>
      setOpen(open.includes(name) ? open.filter((other) => other !== name) : [...open, name]),
    isChecked: (p: Permission) => isConfigured(p) || chosen.includes(p),
    toggle: (p: Permission) => {
      if (isConfigured(p)) return;
      setChosen(chosen.includes(p) ? chosen.filter((other) => other !== p) : [...chosen, p]);
    },
  };
};
