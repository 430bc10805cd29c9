import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { nativeImport } from '../../src/formats/native/native-import.ts'
import type { Selection } from '../../src/interchange/selection.ts'
import { countedKinds, countSelection } from '../../src/interchange/selection-counts.ts'
import { arbitraryWholeProject, readerOf, type WholeProject } from '../fixtures/arbitrary-projects.ts'
import { arbitrarySelection } from '../fixtures/arbitrary-selection.ts'
import { memoryFile, readAll, wholeProjectOf } from '../fixtures/drafts.ts'
import { nativeOptions } from '../fixtures/exported.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'

const selected = arbitraryWholeProject.chain((whole) => fc.tuple(fc.constant(whole), arbitrarySelection(whole)))

function countable({ patients, bundles }: WholeProject) {
  const splitOf = new Map(patients.map(({ key, split }) => [key, split]))
  return bundles.map((bundle) => ({ ...bundle, split: splitOf.get(bundle.case.patientKey) ?? null }))
}

async function exported(whole: WholeProject, selection: Selection) {
  const options = { ...nativeOptions, ...selection }
  const { sink, files, parts } = keepingSink()
  const losses = await collectLosses(nativeExport.write(readerOf(whole), options), sink)
  const { problems: differences } = await nativeExport.readBack(files, readerOf(whole), options)
  const { drafts, problems } = await readAll(nativeImport, [
    memoryFile('annotations.json', parts.get('annotations.json') ?? []),
  ])
  return { losses, differences, problems, written: wholeProjectOf(drafts) }
}

const lists = {
  annotation: 'annotations',
  review: 'reviews',
  finding: 'findings',
  relation: 'relations',
} as const

it('writes under any selection a dataset that holds, reads back as the project, and counts what stays out by reason', async () => {
  await fc.assert(
    fc.asyncProperty(selected, async ([whole, selection]) => {
      const { losses, differences, problems, written } = await exported(whole, selection)
      expect(differences).toEqual([])
      expect(problems).toEqual([])

      const { kinds } = countSelection(countable(whole), selection)
      for (const kind of countedKinds) {
        const count = kinds.find((row) => row.kind === kind)
        const records =
          kind === 'case'
            ? written.bundles
            : written.bundles.flatMap((bundle): readonly object[] => bundle[lists[kind]])
        expect(count?.inside, kind).toBe(records.length)
        const told = losses.filter(({ loss }) => loss === `left-out-${kind}`)
        expect(count?.outside, kind).toEqual(Object.fromEntries(told.map((row) => [row.reason, row.count])))
      }
    }),
    { numRuns: 150 },
  )
})

it('lets through only what was asked for, and keeps what was read as a negative', async () => {
  await fc.assert(
    fc.asyncProperty(selected, async ([whole, asked]) => {
      const selection = { ...asked, pseudonymous: false }
      const { written } = await exported(whole, selection)
      const byLabel = await exported(whole, { ...selection, labels: [] })
      const unfiltered = await exported(whole, { ...selection, labels: null })
      for (const { annotations, reviews } of written.bundles) {
        for (const { labelId, createdBy } of annotations) {
          if (selection.labels !== null) expect(selection.labels).toContain(labelId)
          if (selection.annotators !== null) expect(selection.annotators).toContain(createdBy)
        }
        for (const { status, outcome } of reviews) {
          if (!selection.includeUnsubmitted) expect(status).toBe('submitted')
          if (selection.statuses !== null) expect(selection.statuses).toContain(status)
          if (selection.outcomes !== null) expect(selection.outcomes).toContain(outcome)
        }
      }
      const read = (project: WholeProject) =>
        project.bundles.filter(({ reviews }) => reviews.length > 0).map((bundle) => [bundle.case.id, bundle.reviews])
      expect(read(byLabel.written)).toEqual(read(unfiltered.written))
    }),
    { numRuns: 100 },
  )
})
