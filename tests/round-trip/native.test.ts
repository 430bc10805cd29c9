import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { nativeImport } from '../../src/formats/native/native-import.ts'
import type { LossRow } from '../../src/interchange/losses.ts'
import { plainSelection } from '../../src/interchange/selection.ts'
import { arbitraryWholeProject, readerOf, type WholeProject } from '../fixtures/arbitrary-projects.ts'
import { memoryFile, readAll, wholeProjectOf } from '../fixtures/drafts.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'
import { smallProject } from '../fixtures/small-project.ts'

const options = {
  exportedAt: '2026-01-01T00:00:00.000Z',
  exportedBy: '01900000-0000-7002-8000-000000000000',
  appVersion: '0.1.0',
  ...plainSelection,
  includeUnsubmitted: true,
  values: false,
}

async function exported(whole: WholeProject, asked: Partial<typeof options> = {}) {
  const { sink, files, parts } = keepingSink()
  const losses = await collectLosses(nativeExport.write(readerOf(whole), { ...options, ...asked }), sink)
  return { files, losses, file: memoryFile('annotations.json', parts.get('annotations.json') ?? []) }
}

function lostOf(losses: readonly LossRow[], loss: string): number {
  return losses.reduce((sum, row) => sum + (row.loss === loss ? row.count : 0), 0)
}

it('gives back every record of any project', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWholeProject, async (whole) => {
      const { files, losses, file } = await exported(whole)
      expect(losses).toEqual([])
      expect((await nativeExport.readBack(files, readerOf(whole), options)).problems).toEqual([])
      const { drafts, problems } = await readAll(nativeImport, [file])
      expect(problems).toEqual([])
      expect(wholeProjectOf(drafts)).toEqual(whole)
    }),
    { numRuns: 150 },
  )
})

it('gives back a finding with its evidence in two cases of one patient, once', async () => {
  const [first, second] = smallProject.bundles
  const [box, span] = first?.annotations ?? []
  const [finding] = first?.findings ?? []
  if (first === undefined || second === undefined || box === undefined || span === undefined || finding === undefined)
    throw new Error('the small project has changed')
  const old = { ...box, id: box.id.replace(/0001$/, '00f1'), caseId: second.case.id, itemId: null }
  const whole: WholeProject = {
    ...smallProject,
    bundles: [first, { ...second, annotations: [old], findings: [finding] }, ...smallProject.bundles.slice(2)],
  }
  const { file, losses } = await exported(whole)
  expect(losses).toEqual([])
  const { drafts, problems } = await readAll(nativeImport, [file])
  expect(problems).toEqual([])
  const back = wholeProjectOf(drafts)
  expect(back).toEqual(whole)
  const evidence = back.bundles.flatMap(({ annotations }) =>
    annotations.filter(({ findingId }) => findingId === finding.id),
  )
  expect(evidence.map(({ id }) => id).sort()).toEqual([box.id, span.id, old.id].sort())
  expect(new Set(back.bundles.flatMap(({ findings }) => findings.map(({ id }) => id)))).toEqual(new Set([finding.id]))
})

it('writes what is submitted, under pseudonyms, and counts the rest', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWholeProject, async (whole) => {
      const asked = { pseudonymous: true, includeUnsubmitted: false }
      const { files, losses, file } = await exported(whole, asked)
      expect((await nativeExport.readBack(files, readerOf(whole), { ...options, ...asked })).problems).toEqual([])
      const { drafts, problems } = await readAll(nativeImport, [file])
      expect(problems).toEqual([])
      const written = wholeProjectOf(drafts)

      const text = new TextDecoder().decode(await file.bytes())
      for (const { id } of whole.annotators) expect(text).not.toContain(id)
      for (const list of ['annotations', 'relations', 'reviews'] as const) {
        const count = (project: WholeProject) => project.bundles.reduce((sum, bundle) => sum + bundle[list].length, 0)
        expect(count(written) + lostOf(losses, `left-out-${list.slice(0, -1)}`)).toBe(count(whole))
      }
      expect(written.bundles.length + lostOf(losses, 'left-out-case')).toBe(whole.bundles.length)
      for (const { reviews } of written.bundles) {
        expect(reviews.length).toBeGreaterThan(0)
        for (const { status } of reviews) expect(status).toBe('submitted')
      }
    }),
    { numRuns: 100 },
  )
})

it('can always be imported again, whatever was removed in one tab while another used it', async () => {
  const state = fc.tuple(arbitraryWholeProject, fc.func(fc.boolean()))
  await fc.assert(
    fc.asyncProperty(state, async ([whole, isRemoved]) => {
      const left: WholeProject = {
        ...whole,
        bundles: whole.bundles.map((bundle) => ({
          ...bundle,
          findings: bundle.findings.filter(({ id }) => !isRemoved(id)),
          annotations: bundle.annotations.filter(({ id }) => !isRemoved(id)),
        })),
      }
      const { files, file } = await exported(left)
      expect((await nativeExport.readBack(files, readerOf(left), options)).problems).toEqual([])
      const { drafts, problems } = await readAll(nativeImport, [file])
      expect(problems).toEqual([])
      const marks = (project: WholeProject) =>
        project.bundles.flatMap(({ annotations }) => annotations.map((mark) => ({ ...mark, findingId: null })))
      expect(marks(wholeProjectOf(drafts))).toEqual(marks(left))
    }),
    { numRuns: 100 },
  )
})
