import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Env } from '../../src/domain/env.ts'
import { applyChange } from '../../src/domain/log/apply.ts'
import { invalidRecord } from '../../src/domain/log/check-records.ts'
import { getField } from '../../src/domain/log/field-path.ts'
import { recordKinds, recordSchemas } from '../../src/domain/records/record.ts'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { nativeImport } from '../../src/formats/native/native-import.ts'
import { jsonEquals } from '../../src/lib/json.ts'
import type { CaseCommandMaker } from '../fixtures/arbitrary-commands.ts'
import { numberedId } from '../fixtures/arbitrary-primitives.ts'
import { arbitraryWholeProject, readerOf, type WholeProject } from '../fixtures/arbitrary-projects.ts'
import { memoryFile, readAll, wholeProjectOf } from '../fixtures/drafts.ts'
import { nativeOptions } from '../fixtures/exported.ts'
import {
  caseState,
  idsOf,
  importOfProject,
  merged,
  recordIn,
  type Site,
  siteOf,
  wholeOf,
} from '../fixtures/memory-base.ts'
import { arbitraryEdit, countingEnv, planned } from '../fixtures/opened-case.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'

const longAgo = '2025-01-01T00:00:00.000Z'
const later = '2026-06-01T00:00:00.000Z'

interface Work {
  readonly at: number
  readonly edit: CaseCommandMaker
}

const arbitraryWork: fc.Arbitrary<readonly Work[]> = fc.array(fc.record({ at: fc.nat(9), edit: arbitraryEdit }), {
  maxLength: 6,
})

/** One reader's work at a site, on top of what is there. */
function worked(site: Site, work: readonly Work[], env: Env): Site {
  let now = site
  for (const { at, edit } of work) {
    const cases = [...now.state.tables.case.keys()]
    const caseId = cases[at % Math.max(cases.length, 1)]
    const [project] = now.state.tables.project.values()
    if (caseId === undefined || project === undefined) continue
    const state = caseState(now, caseId)
    const others = [...now.state.tables.annotation.values()].filter((one) => one.caseId !== caseId)
    const change = planned(edit(state, project), state, env, caseId, (id) => {
      return others.some(({ findingId }) => findingId === id)
    })
    if (change === null) continue
    const after = applyChange(now.state, change)
    // As in the app: what would not be valid is refused.
    if (invalidRecord(change.patches, after) === undefined) now = { changes: [...now.changes, change], state: after }
  }
  return now
}

/** The work of a person who is in the project: their id is one of its annotators'. */
function person(whole: WholeProject, index: number): Env {
  const env = countingEnv(index)
  return { ...env, actor: whole.annotators[index % whole.annotators.length]?.id ?? env.actor }
}

const twoSites = fc.tuple(arbitraryWholeProject, arbitraryWork, arbitraryWork).map(([ancestor, ours, theirs]) => {
  const start = siteOf(importOfProject(ancestor, longAgo))
  return { start, a: worked(start, ours, person(ancestor, 0)), b: worked(start, theirs, person(ancestor, 1)) }
})

async function throughFile(site: Site): Promise<WholeProject> {
  const { sink, parts } = keepingSink()
  await collectLosses(nativeExport.write(readerOf(wholeOf(site)), nativeOptions), sink)
  const { drafts, problems } = await readAll(nativeImport, [
    memoryFile('annotations.json', parts.get('annotations.json') ?? []),
  ])
  // Arbitrary edits may name a picture that the item does not have; the file is read all the same.
  expect(problems.filter(({ code }) => code !== 'dataset-slice-missing')).toEqual([])
  return wholeProjectOf(drafts)
}

it('holds every record of both, but those removed here that nobody edited there', async () => {
  await fc.assert(
    fc.asyncProperty(twoSites, async ({ a, b }) => {
      const { site } = await merged(a, wholeOf(b), later)
      const ids = new Set(idsOf(site))
      for (const id of idsOf(a)) expect(ids).toContain(id)
      // As it is exported: a finding stands with the cases that give evidence for it.
      for (const id of idsOf(siteOf(importOfProject(wholeOf(b), longAgo)))) {
        if (!ids.has(id)) expect(a.state.removed.has(id.split(' ')[1] ?? ''), id).toBe(true)
      }
      for (const kind of recordKinds) {
        for (const record of site.state.tables[kind].values()) {
          expect(recordSchemas[kind].safeParse(record).error?.issues ?? [], JSON.stringify(record)).toEqual([])
        }
      }
      expect(site.state.conflicts.filter(({ kind }) => kind !== 'edit-beats-removal')).toEqual(a.state.conflicts)
    }),
    { numRuns: 150 },
  )
})

it('keeps the edits of both sides: of each field the one that was edited, and of two the later', async () => {
  const fields = ['/comment', '/assertion', '/laterality', '/target', '/codings', '/labelId'] as const
  await fc.assert(
    fc.asyncProperty(twoSites, async ({ start, a, b }) => {
      const { site } = await merged(a, wholeOf(b), later)
      for (const [id, ancestor] of start.state.tables.annotation) {
        const [ours, theirs, both] = [a, b, site].map((one) => recordIn(one, 'annotation', id))
        if (ours === undefined || theirs === undefined || both === undefined) continue
        for (const path of fields) {
          const [was, here, there, now] = [ancestor, ours, theirs, both].map((one) => getField(one, path))
          const past = a.changes.some(({ caseId, patches, origin }) =>
            origin === 'user' && caseId === ancestor.caseId
              ? patches.some((patch) => ('id' in patch ? patch.id : patch.record.id) === id)
              : false,
          )
          if (jsonEquals(there, was)) expect(now, path).toEqual(here)
          else if (!past) expect(now, path).toEqual(there)
          else expect([here, there], path).toContainEqual(now)
        }
      }
    }),
    { numRuns: 150 },
  )
})

it('merged twice is merged once: the second time nothing is written', async () => {
  await fc.assert(
    fc.asyncProperty(twoSites, arbitraryWork, async ({ start, a, b }, more) => {
      const whole = wholeOf(b)
      const first = await merged(a, whole, later)
      const second = await merged(first.site, whole, later)
      expect(second.steps).toEqual([])
      expect(second.preview.hasChanges).toBe(false)
      // Nor after more work here, or when what is here is merged with what it once was.
      const busy = worked(first.site, more, { ...person(wholeOf(start), 0), newId: countingEnv(7).newId })
      expect((await merged(busy, wholeOf(start), later)).steps).toEqual([])
      expect((await merged(busy, wholeOf(busy), later)).steps).toEqual([])
    }),
    { numRuns: 120 },
  )
})

it('loses nothing by the order of merging, through the file', async () => {
  await fc.assert(
    fc.asyncProperty(twoSites, arbitraryWork, async ({ start, a, b }, work) => {
      const c = worked(start, work, person(wholeOf(start), 2))
      const [fromB, fromC] = [await throughFile(b), await throughFile(c)]
      const bc = await merged((await merged(a, fromB, later)).site, fromC, later)
      const cb = await merged((await merged(a, fromC, later)).site, fromB, later)
      expect(new Set(idsOf(bc.site))).toEqual(new Set(idsOf(cb.site)))
    }),
    { numRuns: 60 },
  )
})

/** The same pictures, brought into a project of another site: other ids of everything, another salt, its own label set. */
function elsewhere(whole: WholeProject): WholeProject {
  const other = (id: string) => id.replace(/^0190/, '0191')
  const key = (patientKey: string) => patientKey.replace(/^0/, 'f')
  return {
    project: {
      ...whole.project,
      id: other(whole.project.id),
      labelSet: {
        ...whole.project.labelSet,
        labels: whole.project.labelSet.labels.map((label) => ({ ...label, id: other(label.id) })),
      },
    },
    annotators: [{ id: numberedId(2, 0, 900), revision: 1, name: 'Far reader', role: '', credential: '', keys: [] }],
    patients: whole.patients.map((patient) => ({ ...patient, id: other(patient.id), key: key(patient.key) })),
    bundles: whole.bundles.map((bundle) => ({
      case: {
        ...bundle.case,
        id: other(bundle.case.id),
        projectId: other(bundle.case.projectId),
        patientKey: key(bundle.case.patientKey),
        items: bundle.case.items.map(other),
      },
      items: bundle.items.map((item) => ({ ...item, id: other(item.id), caseId: other(item.caseId) })),
      findings: [],
      relations: [],
      annotations: bundle.annotations.map((one) => ({
        ...one,
        id: other(one.id),
        caseId: other(one.caseId),
        itemId: one.itemId === null ? null : other(one.itemId),
        labelId: other(one.labelId),
        findingId: null,
        createdBy: numberedId(2, 0, 900),
        updatedBy: numberedId(2, 0, 900),
        origin: { ...one.origin, kind: 'human' as const, agent: numberedId(2, 0, 900) },
      })),
      reviews: bundle.reviews.slice(0, 1).map((review) => ({
        ...review,
        id: other(review.id),
        caseId: other(review.caseId),
        annotatorId: numberedId(2, 0, 900),
      })),
    })),
  }
}

const withDistinctNames = (whole: WholeProject): WholeProject => ({
  ...whole,
  project: {
    ...whole.project,
    labelSet: {
      ...whole.project.labelSet,
      labels: whole.project.labelSet.labels.map((label, at) => ({ ...label, name: `Label ${at}` })),
    },
  },
})

it('lays the work of another site on the same pictures, labels by name, and doubles no case', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWholeProject.map(withDistinctNames), async (whole) => {
      const here = siteOf(importOfProject(whole, longAgo))
      const far = elsewhere(whole)
      const { site, preview } = await merged(here, far, later)
      const blobs = whole.bundles.map(({ items }) => items.map(({ parts }) => parts.map(({ blob }) => blob).join()))
      const all = blobs.flat()
      // Shrinking brings hashes together; pictures that two cases share are told as ambiguous and tested elsewhere.
      fc.pre(new Set(all).size === all.length)
      const known = whole.bundles.filter(({ items }) => items.length > 0).length
      expect(preview.recognisedCases).toBe(known)
      expect(site.state.tables.case.size).toBe(whole.bundles.length + whole.bundles.length - known)
      if (whole.bundles.length > 0) expect(site.state.tables.project.size).toBe(1)
      for (const bundle of far.bundles) {
        for (const mark of bundle.annotations) {
          const laid = site.state.tables.annotation.get(mark.id)
          expect(laid).toBeDefined()
          expect(site.state.tables.case.has(laid?.caseId ?? '')).toBe(true)
          if (laid?.itemId != null) expect(site.state.tables.item.get(laid.itemId)?.caseId).toBe(laid.caseId)
          const label = [...site.state.tables.project.values()][0]?.labelSet.labels.find(
            ({ id }) => id === laid?.labelId,
          )
          expect(label).toBeDefined()
        }
      }
      expect((await merged(site, far, later)).steps).toEqual([])
    }),
    { numRuns: 120 },
  )
})
