import type { Problem } from '../lib/result.ts'

const rebuild = 'Import the terminology again to make a new one.'

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'terminology-without-edition': () =>
    'These files do not say which code system and version they are. Codes cannot be kept without that.',
  'descriptions-of-undeclared-concepts': ({ count, example }) =>
    `${String(count)} terms were left out: their codes (such as ${String(example)}) are not among the concepts of these files.`,
  'parents-of-undeclared-concepts': ({ count, example }) =>
    `${String(count)} parents were left out: their codes (such as ${String(example)}) are not among the concepts of these files.`,
  'concept-index-unrecognised': () => `The stored file is not a search index of a terminology. ${rebuild}`,
  'concept-index-version': ({ found, expected }) =>
    `The stored search index has version ${String(found)}; this version of Glossa reads version ${String(expected)}. ${rebuild}`,
  'concept-index-damaged': () => `The stored search index is incomplete or was changed. ${rebuild}`,
}

/** Plain English for a Problem of this folder; undefined for others. */
export function terminologyMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}
