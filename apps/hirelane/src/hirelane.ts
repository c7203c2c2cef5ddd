import { type CommandDef, defineCommand } from "citty";

const organisations = defineCommand({
  meta: { name: "organisations", description: "Organisations" },
  subCommands: {
    create: () => import("./commands/organisations-create.ts").then((module) => module.createOrganisation),
  },
});

const users = defineCommand({
  meta: { name: "users", description: "Users of an organisation" },
  subCommands: {
    list: () => import("./commands/users-list.ts").then((module) => module.listUsers),
    invite: () => import("./commands/users-invite.ts").then((module) => module.inviteUser),
    deactivate: () => import("./commands/users-deactivate.ts").then((module) => module.deactivateUser),
  },
});

const tokens = defineCommand({
  meta: { name: "tokens", description: "Tokens of users, for scripts and integrations" },
  subCommands: {
    create: () => import("./commands/tokens-create.ts").then((module) => module.createToken),
    list: () => import("./commands/tokens-list.ts").then((module) => module.listTokens),
    revoke: () => import("./commands/tokens-revoke.ts").then((module) => module.revokeToken),
  },
});

const rules = defineCommand({
  meta: { name: "rules", description: "Rules of stages" },
  subCommands: {
    simulate: () => import("./commands/rules-simulate.ts").then((module) => module.simulateRule),
  },
});

const rollups = defineCommand({
  meta: { name: "rollups", description: "What dashboards are read from" },
  subCommands: {
    rebuild: () => import("./commands/rollups-rebuild.ts").then((module) => module.rebuildAllRollups),
  },
});

/** Every command, under the words that call it; each is loaded when it is called. */
export const hirelane: CommandDef = defineCommand({
  meta: { name: "hirelane", description: "A hiring backend" },
  subCommands: {
    start: () => import("./commands/start.ts").then((module) => module.start),
    migrate: () => import("./commands/migrate.ts").then((module) => module.migrate),
    doctor: () => import("./commands/doctor.ts").then((module) => module.doctor),
    organisations,
    users,
    tokens,
    import: () => import("./commands/import.ts").then((module) => module.importCandidates),
    rules,
    rollups,
    generate: () => import("./commands/generate.ts").then((module) => module.generate),
  },
});
