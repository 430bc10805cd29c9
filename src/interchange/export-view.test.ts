import { describe, expect, it } from 'vitest'
import { readerOf, type WholeProject } from '../../tests/fixtures/arbitrary-projects.ts'
import { ada, ben, cases, smallProject, withFirstCase } from '../../tests/fixtures/small-project.ts'
import type { Loss } from '../contracts/export-format.ts'
import type { CaseBundle } from '../domain/records/case-bundle.ts'
import { exportView } from './export-view.ts'
import { leftOutMessage } from './messages.ts'
import { plainSelection, type Selection } from './selection.ts'

async function seen(whole: WholeProject, selection: Partial<Selection> = {}) {
  const view = await exportView(readerOf(whole), { ...plainSelection, ...selection })
  const losses: Loss[] = []
  const bundles: CaseBundle[] = []
  for await (const bundle of view.cases((loss) => losses.push(loss))) bundles.push(bundle)
  return { view, bundles, losses: losses.map(({ loss, recordId }) => `${loss} ${recordId.slice(-2)}`) }
}

describe('submitted work', () => {
  it('is what each reader submitted, negatives among it; the rest is told', async () => {
    const { bundles, losses } = await seen(smallProject)
    expect(bundles.map((bundle) => bundle.case.id)).toEqual([cases[0], cases[1]])
    expect(bundles[0]?.annotations.map(({ createdBy }) => createdBy)).toEqual([ada, ada])
    expect(bundles[0]?.relations.length).toBe(1)
    expect(bundles[0]?.reviews.map(({ annotatorId }) => annotatorId)).toEqual([ada])
    expect(bundles[0]?.findings.length).toBe(1)
    expect(bundles[1]).toMatchObject({ annotations: [], reviews: [{ outcome: 'normal', annotatorId: ben }] })
    expect(losses).toEqual(['left-out-annotation 03', 'left-out-relation 02', 'left-out-review 02', 'left-out-case 03'])
  })

  it('leaves out a relation of a submitted reader to a mark that is left out', async () => {
    const whole = withFirstCase((one) => ({
      ...one,
      relations: one.relations.map((relation) => ({ ...relation, createdBy: ada })),
    }))
    expect((await seen(whole)).losses).toContain('left-out-relation 02')
  })

  it('keeps a finding of another as long as a mark that stays points to it', async () => {
    const others = withFirstCase((one) => ({
      ...one,
      findings: one.findings.map((finding) => ({ ...finding, createdBy: ben })),
    }))
    expect((await seen(others)).bundles[0]?.findings.length).toBe(1)
    const unseen = withFirstCase((one) => ({
      ...one,
      annotations: one.annotations.slice(2),
      findings: others.bundles[0]?.findings ?? [],
    }))
    expect((await seen(unseen)).losses).toContain('left-out-finding 01')
  })

  it('is everything where asked', async () => {
    const { bundles, losses } = await seen(smallProject, { includeUnsubmitted: true })
    expect(bundles).toEqual(smallProject.bundles)
    expect(losses).toEqual([])
  })

  it('does not take deferred or begun work for submitted', async () => {
    for (const status of ['new', 'in-progress', 'deferred'] as const) {
      const whole = withFirstCase((one) => ({ ...one, reviews: one.reviews.map((review) => ({ ...review, status })) }))
      expect((await seen(whole)).bundles.map((bundle) => bundle.case.id)).toEqual([cases[1]])
    }
  })
})

describe('a mark whose finding is gone', () => {
  it('stays, without the finding, and it is told', async () => {
    const gone = withFirstCase((one) => ({ ...one, findings: [] }))
    const { bundles, losses } = await seen(gone, { includeUnsubmitted: true })
    const before = gone.bundles[0]?.annotations ?? []
    expect(before.some(({ findingId }) => findingId !== null)).toBe(true)
    expect(bundles[0]?.annotations).toEqual(before.map((mark) => ({ ...mark, findingId: null })))
    expect(losses).toEqual(
      before.flatMap(({ id, findingId }) => (findingId === null ? [] : [`finding-gone ${id.slice(-2)}`])),
    )
    // Marks are counted: several may have been of one finding.
    expect(leftOutMessage({ loss: 'finding-gone', reason: null, count: 2 })).toMatch(/^2 marks without the finding/)
  })
})

describe('pseudonyms', () => {
  it('replace people everywhere, also in members of a later version', async () => {
    const later = withFirstCase((one) => ({
      ...one,
      annotations: one.annotations.map((mark) => ({ ...mark, seenBy: [{ who: ada }] })),
      case: { ...one.case, assignedTo: { [ben]: true, first: ben } },
    }))
    const { view, bundles } = await seen(
      { ...later, project: { ...smallProject.project, ...{ owner: ada } } },
      { pseudonymous: true, includeUnsubmitted: true },
    )
    const values = JSON.stringify([view.project, view.annotators, view.patients, bundles])
    for (const secret of [ada, ben, 'Ada', 'MD 4711', 'areader', 'a2V5']) expect(values).not.toContain(secret)
    expect(view.annotators.map(({ name, role }) => [name, role])).toEqual([
      ['Annotator 1', 'radiologist'],
      ['Annotator 2', 'student'],
    ])
    const known = view.annotators.map(({ id }) => id)
    for (const id of known) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(await view.annotatorIdOf(ada)).toBe(known[0])
    for (const { createdBy, origin } of bundles[0]?.annotations ?? []) {
      expect(known).toContain(createdBy)
      expect(origin.agent).toBe(createdBy)
    }
  })

  it('are the same in every export, and others in another project', async () => {
    const idsIn = async (whole: WholeProject) =>
      (await seen(whole, { pseudonymous: true })).view.annotators.map(({ id }) => id)
    expect(await idsIn(smallProject)).toEqual(await idsIn(smallProject))
    const other = {
      ...smallProject,
      project: { ...smallProject.project, id: smallProject.project.id.replace('0', '1') },
    }
    expect(await idsIn(other)).not.toEqual(await idsIn(smallProject))
  })

  it('hide people of whom the project has no record', async () => {
    const whole = { ...smallProject, annotators: [] }
    const { bundles } = await seen(whole, { pseudonymous: true, includeUnsubmitted: true })
    expect(JSON.stringify(bundles)).not.toContain(ben)
  })
})

it('puts everything in order of id', async () => {
  const shuffled = withFirstCase((one) => ({
    ...one,
    items: [...one.items].reverse(),
    annotations: [...one.annotations].reverse(),
  }))
  const { view, bundles } = await seen(
    { ...shuffled, annotators: [...smallProject.annotators].reverse() },
    { includeUnsubmitted: true },
  )
  expect(bundles).toEqual(smallProject.bundles)
  expect(view.annotators).toEqual(smallProject.annotators)
})
