/** The layers of the design: data flows one way, and only the desktop folder knows Electron. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared/ imports nothing of ours outside itself, and of packages only zod',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^shared/|^node_modules/zod/' },
    },
    {
      name: 'renderer-sees-only-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-does-not-import-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'only-desktop-imports-electron',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(desktop/|main\\.ts$|preload\\.ts$)' },
      to: { path: '^node_modules/(electron|electron-store|electron-updater)/' },
    },
    {
      name: 'only-main-imports-desktop',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(desktop/|main\\.ts$)' },
      to: { path: '^electron/desktop/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|\\.config\\.' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
