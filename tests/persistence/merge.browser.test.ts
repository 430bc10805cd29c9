import { describe, expect, it } from 'vitest'
import { setComment } from '../../src/domain/commands/annotation-commands.ts'
import type { Env } from '../../src/domain/env.ts'
import { replay } from '../../src/domain/log/replay.ts'
import type { Project } from '../../src/domain/records/project.ts'
import { recordKinds } from '../../src/domain/records/record.ts'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { nativeImport } from '../../src/formats/native/native-import.ts'
import type { MergePreview } from '../../src/interchange/merge/merge-tally.ts'
import { sha256Hex, utf8 } from '../../src/lib/bytes.ts'
import { unwrap } from '../../src/lib/result.ts'
import { createUuidV7 } from '../../src/lib/uuid-v7.ts'
import { textModality } from '../../src/modalities/text/index.ts'
import { createAnnotator, environment } from '../../src/persistence/annotators.ts'
import { blobReader } from '../../src/persistence/blobs.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { openCaseScope } from '../../src/persistence/open-stores.ts'
import { createProject } from '../../src/persistence/projects.ts'
import { readProject } from '../../src/persistence/read-project.ts'
import { readLog } from '../../src/persistence/restore.ts'
import { createRecordStore } from '../../src/session/record-store.ts'
import { importDataset } from '../../src/workers/import-dataset.ts'
import { sourceFileFromBytes } from '../../src/workers/source-files.ts'
import type { WholeProject } from '../fixtures/arbitrary-projects.ts'
import { exportedText, nativeOptions } from '../fixtures/exported.ts'
import { importFiles } from '../fixtures/import-files.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'
import { ben, smallProject } from '../fixtures/small-project.ts'

interface Place {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly project: Project
}

const newId = createUuidV7(Date.now)

/** A browser of its own with an empty project. */
async function place(name: string): Promise<Place> {
  const db = new GlossaDatabase(`test:${newId()}:`)
  const annotator = await createAnnotator(db, { name, role: '', credential: '' })
  const env = await environment(db, annotator.id)
  return { db, env, project: unwrap(await createProject(db, env, { name, labels: [], terminologies: [] })) }
}

async function brought({ db, env, project }: Place, text: string) {
  let preview: MergePreview | undefined
  const report = unwrap(
    await importDataset({
      db,
      env,
      projectId: project.id,
      format: nativeImport,
      files: [sourceFileFromBytes('annotations.json', utf8(text))],
      onProgress: () => undefined,
      confirmMerge: async (asked) => {
        preview = asked
        return true
      },
    }),
  )
  expect(report.problems).toEqual([])
  return { report, preview }
}

async function taken({ db, project }: Place): Promise<string> {
  const { sink, parts } = keepingSink()
  await collectLosses(nativeExport.write(unwrap(await readProject(db, project.id)), nativeOptions), sink)
  return new Blob([...(parts.get('annotations.json') ?? [])]).text()
}

async function expectRowsHold({ db, project }: Place): Promise<number> {
  const log = await readLog(db, project.id)
  const state = replay(log)
  for (const kind of recordKinds) {
    const rows = await db.records(kind).where(':id').between([project.id], [project.id, []]).toArray()
    expect(Object.fromEntries(rows.map(({ id, record }) => [id, record])), kind).toEqual(
      Object.fromEntries(state.tables[kind]),
    )
  }
  return log.length
}

async function comment(at: Place, index: number, text: string): Promise<string> {
  const [bundle] = smallProject.bundles
  const id = bundle?.annotations[index]?.id ?? ''
  const scope = unwrap(await openCaseScope(at.db, at.env, at.project.id, bundle?.case.id ?? ''))
  const store = createRecordStore({ env: at.env, ...scope })
  unwrap(store.dispatch(setComment(id, text)))
  unwrap(await store.flush())
  store.close()
  return id
}

const commentOf = async ({ db, project }: Place, id: string) => {
  const row = await db.records('annotation').get([project.id, id])
  return row !== undefined && 'comment' in row.record ? row.record.comment : undefined
}

describe('merging an export into a project with cases', () => {
  it('brings the other reader’s edits, keeps those made here, and writes nothing the second time', async () => {
    const [a, b] = [await place('A'), await place('B')]
    for (const one of [a, b]) await brought(one, await exportedText(smallProject))
    const ours = await comment(a, 0, 'seen here')
    const theirs = await comment(b, 1, 'seen there')
    const text = await taken(b)
    const { report, preview } = await brought(a, text)
    expect(preview?.fates.annotation).toEqual({ added: 0, same: 1, changed: 1, kept: 1, removed: 0 })
    expect(report.merge?.hasChanges).toBe(true)
    expect(await commentOf(a, ours)).toBe('seen here')
    expect(await commentOf(a, theirs)).toBe('seen there')
    const entries = await expectRowsHold(a)
    const again = await brought(a, text)
    expect(again.preview).toBeUndefined()
    expect(again.report.merge?.hasChanges).toBe(false)
    expect(await expectRowsHold(a)).toBe(entries)
  })

  it('writes nothing where the answer is no, nor where the file is damaged', async () => {
    const a = await place('A')
    await brought(a, await exportedText(smallProject))
    const entries = await expectRowsHold(a)
    const [first, ...rest] = smallProject.bundles
    if (first === undefined) throw new Error('no case')
    const [mark] = first.annotations
    if (mark === undefined) throw new Error('no mark')
    const fresh: WholeProject = {
      ...smallProject,
      bundles: [
        { ...first, annotations: [...first.annotations, { ...mark, id: mark.id.replace(/.$/, '9') }] },
        ...rest,
      ],
    }
    const text = await exportedText(fresh)
    const input = (content: string, answer: boolean) => ({
      db: a.db,
      env: a.env,
      projectId: a.project.id,
      format: nativeImport,
      files: [sourceFileFromBytes('annotations.json', utf8(content))],
      onProgress: () => undefined,
      confirmMerge: async () => answer,
    })
    expect(await importDataset(input(text, false))).toMatchObject({ error: { code: 'cancelled' } })
    const damaged = unwrap(await importDataset(input(text.slice(0, -400), true)))
    expect(damaged.problems.length).toBeGreaterThan(0)
    expect(await expectRowsHold(a)).toBe(entries)
    expect(unwrap(await importDataset(input(text, true))).annotations).toBe(1)
  })

  it('says which items have no file, and importing the files fills them in by their content', async () => {
    const a = await place('A')
    await brought(a, await exportedText(smallProject))
    const note = utf8('FINDINGS: a nodule on the left.\n')
    const blob = await sha256Hex(note)
    const [first, second, ...rest] = smallProject.bundles
    const [item] = first?.items ?? []
    if (second === undefined || first === undefined || item === undefined) throw new Error('no case')
    const id = item.id.replace(/.$/, '9')
    const withNote = {
      ...item,
      id,
      caseId: second.case.id,
      modality: 'text',
      parts: [{ blob, uid: null, frames: 1 }],
    }
    const more: WholeProject = {
      ...smallProject,
      bundles: [first, { ...second, case: { ...second.case, items: [id] }, items: [withNote] }, ...rest],
    }
    const { preview } = await brought(a, await exportedText(more))
    expect(preview?.itemsWithoutFile).toBe(1)
    expect((await blobReader(a.db).read(blob)).ok).toBe(false)
    const report = unwrap(
      await importFiles({
        db: a.db,
        env: a.env,
        projectId: a.project.id,
        modalities: [textModality],
        files: [sourceFileFromBytes('note.txt', note)],
        onProgress: () => undefined,
      }),
    )
    expect(report.cases).toBe(0)
    expect(unwrap(await blobReader(a.db).read(blob))).toEqual(note)
  })

  it('knows its own readers in a pseudonymous export', async () => {
    const a = await place('A')
    await brought(a, await exportedText(smallProject))
    const projectA = unwrap(await readProject(a.db, a.project.id))
    const { sink, parts } = keepingSink()
    await collectLosses(nativeExport.write(projectA, { ...nativeOptions, pseudonymous: true }), sink)
    const text = await new Blob([...(parts.get('annotations.json') ?? [])]).text()
    expect(text).not.toContain(ben)
    const { report } = await brought(a, text)
    expect(report.merge?.hasChanges).toBe(false)
  })
})
