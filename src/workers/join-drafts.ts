import type { JoinedItem, Modality } from '../contracts/modality.ts'
import type { Problem } from '../lib/result.ts'
import type { StoredDraft } from './collect-drafts.ts'

/** Drafts with those that are parts of one put together, each in the place of its first file. */
export function joinDrafts(drafts: readonly StoredDraft[], modalities: readonly Modality[]): readonly StoredDraft[] {
  const joinedAt = new Map<number, StoredDraft>()
  const isPart = new Set<number>()
  for (const modality of modalities) {
    if (modality.join === undefined) continue
    const own = [...drafts.keys()].filter((index) => drafts[index]?.modality === modality.id)
    for (const joined of modality.join(own.flatMap((index) => drafts[index] ?? []))) {
      const members = joined.members.flatMap((at) => own[at] ?? [])
      for (const index of members) isPart.add(index)
      const draft = joinedDraft(
        joined,
        members.flatMap((index) => drafts[index] ?? []),
      )
      if (draft !== undefined) joinedAt.set(Math.min(...members), draft)
    }
  }
  const joined = [...drafts.entries()].flatMap(
    ([index, draft]) => joinedAt.get(index) ?? (isPart.has(index) ? [] : [draft]),
  )
  return joinedAt.size === 0 ? joined : mostPicturesFirst(joined)
}

/**
 * Items of one study and modality, the one of most pictures first, in the places that they have together: what a study was taken for comes
 * before its localisers, however files are named.
 */
function mostPicturesFirst(drafts: readonly StoredDraft[]): readonly StoredDraft[] {
  const studies = new Map<string, number[]>()
  for (const [index, { modality, group }] of drafts.entries()) {
    if (group.study === null) continue
    const key = `${modality}\n${group.patient ?? ''}\n${group.study}`
    studies.set(key, [...(studies.get(key) ?? []), index])
  }
  const ordered = [...drafts]
  for (const places of studies.values()) {
    const sorted = places.flatMap((index) => drafts[index] ?? []).sort((a, b) => picturesOf(b) - picturesOf(a))
    for (const [at, draft] of sorted.entries()) ordered[places[at] ?? 0] = draft
  }
  return ordered
}

function picturesOf({ parts }: StoredDraft): number {
  return parts.reduce((sum, { frames }) => sum + frames, 0)
}

function joinedDraft({ name, facts, warnings }: JoinedItem, members: readonly StoredDraft[]): StoredDraft | undefined {
  const [first] = members
  if (first === undefined) return undefined
  const files = members.flatMap((member) => member.files)
  return {
    ...first,
    name,
    facts,
    files,
    parts: members.flatMap(({ parts }) => parts),
    sizeBytes: members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    warnings: [...warnings, ...eachOnce(members.flatMap((member) => member.warnings))],
    group: {
      ...first.group,
      stem: members.length === 1 ? first.group.stem : (folderOf(files) ?? first.group.stem),
      identifiers: [...new Set(members.flatMap(({ group }) => group.identifiers ?? []))],
    },
  }
}

/** What 174 files say alike is told once. */
function eachOnce(warnings: readonly Problem[]): readonly Problem[] {
  const codes = new Set<string>()
  return warnings.filter(({ code }) => {
    const isNew = !codes.has(code)
    codes.add(code)
    return isNew
  })
}

/** The folder that holds all files, its own name alone: files of a series are named by number, their folder by what it is. */
function folderOf(files: readonly string[]): string | undefined {
  const folders = new Set(files.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  const [only = ''] = folders
  return folders.size === 1 && only !== '' ? only.replace(/^.*\//, '') : undefined
}
