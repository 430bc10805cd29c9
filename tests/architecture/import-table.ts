/** What the files of one folder of `src` may import. */
export interface FolderRule {
  /** Other folders of `src`; a folder's own files are always allowed, siblings aside. */
  readonly folders: readonly string[]
  /** Single files of folders that are otherwise closed. */
  readonly files?: readonly string[]
  /** Packages; a trailing `*` stands for the rest of a name. */
  readonly packages: readonly string[]
  /** Packages of which only types may be imported. */
  readonly typePackages?: readonly string[]
}

const kit = ['react', '@mantine/core', '@mantine/hooks', '@tabler/icons-react', '@tanstack/react-virtual']
const core = ['lib', 'domain', 'contracts']
const allButReact = [
  ...core,
  'session',
  'persistence',
  'imaging',
  'formats',
  'interchange',
  'terminology',
  'modalities',
  'workers',
]

/** The list of modules, and what the security policy asks for, in workers too. */
const openAppFiles = ['src/app/composition.ts', 'src/app/trusted-types.ts', 'src/app/zod-without-eval.ts']

/** Every folder of `src`. A package that is not named here may be imported nowhere. */
export const importTable: Readonly<Record<string, FolderRule>> = {
  lib: { folders: [], packages: [] },
  domain: { folders: ['lib'], packages: ['zod'] },
  contracts: { folders: ['domain', 'lib'], packages: [], typePackages: ['react'] },
  session: { folders: ['domain', 'lib'], packages: ['zustand', 'zustand/vanilla'] },
  persistence: { folders: ['domain', 'lib'], packages: ['dexie', 'zod', 'hash-wasm'] },
  imaging: {
    folders: ['domain', 'lib'],
    packages: ['dicom-parser', 'fflate', 'geotiff', '@cornerstonejs/*', 'wasm-codec'],
  },
  formats: { folders: [...core, 'interchange'], packages: ['zod', 'fflate', 'papaparse'] },
  interchange: { folders: core, packages: ['zod', 'fflate', 'papaparse'] },
  terminology: { folders: core, packages: ['zod', 'fflate'] },
  modalities: {
    folders: [...core, 'session', 'imaging', 'ui'],
    packages: [
      ...kit,
      'zustand',
      'konva',
      'konva/*',
      'react-konva',
      'flatbush',
      'comlink',
      'clipper2-ts',
      'zod',
      'zustand/vanilla',
    ],
  },
  panels: { folders: [...core, 'session', 'imaging', 'ui'], packages: [...kit, 'zustand'] },
  ui: { folders: ['lib'], packages: kit },
  pages: {
    folders: [...allButReact, 'panels', 'ui'],
    packages: [...kit, 'wouter', 'wouter/*', 'zustand', 'zustand/vanilla', 'zod'],
  },
  workers: { folders: allButReact, files: openAppFiles, packages: ['comlink', 'fflate', 'zod'] },
  cli: { folders: allButReact, files: openAppFiles, packages: ['node:*', 'zod'] },
  app: {
    folders: [...allButReact, 'panels', 'ui', 'pages', 'cli'],
    packages: [...kit, 'react-dom/client', 'wouter', 'wouter/*', 'zustand', 'zustand/vanilla', 'comlink', 'zod'],
  },
}

/** Packages a single file may import besides. The session itself needs no React; its context hands it to components. */
export const fileExceptions: Readonly<Record<string, readonly string[]>> = {
  'src/session/session-context.ts': ['react'],
  'src/lib/guess-encoding.ts': ['chardet'],
}

/** What tests may import besides what their folder may. */
export const testPackages = [
  'vitest',
  'vitest/*',
  '@vitest/*',
  'fast-check',
  'wasm-encoder',
  '@testing-library/*',
  'axe-core',
  'ajv',
  'ajv/*',
  'ajv-formats',
  'react',
  'react-dom/*',
  'node:*',
  'zod',
]

/** Folders whose sub-folders are siblings: none imports another. */
export const foldersOfSiblings = ['modalities', 'panels', 'formats', 'terminology', 'pages']

/** Siblings that the others may import after all. */
export const sharedSiblings = ['src/terminology/index', 'src/pages/shared']

/** Folders, and packages, that workers and the command line must not load: they have no document. */
export const reactFolders = ['pages', 'panels', 'ui']
export const reactPackages = [
  'react',
  'react-dom/*',
  'react-konva',
  'konva',
  'konva/*',
  '@mantine/*',
  '@tabler/*',
  '@tanstack/*',
  'wouter',
]

/** Files that may have a default export, since React.lazy takes nothing else, and what packages without types export. */
export const defaultExportNames = [
  /^src\/imaging\/codecs\/wasm-codecs\.d\.ts$/,
  /^src\/modalities\/.*\/Viewer\.tsx$/,
  /^src\/pages\/.*Page\.tsx$/,
]

export const maxLines = 500
