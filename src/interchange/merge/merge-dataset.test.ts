import { describe, expect, it } from 'vitest'
import type { WholeProject } from '../../../tests/fixtures/arbitrary-projects.ts'
import { changeOf, importOfProject, merged, type Site, siteOf, wholeOf } from '../../../tests/fixtures/memory-base.ts'
import { ben, cases, smallProject, withFirstCase } from '../../../tests/fixtures/small-project.ts'
import { setFields } from '../../domain/commands/set-fields.ts'
import { invertChange } from '../../domain/log/invert.ts'
import { wholeRecord } from '../../domain/log/patch.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Review } from '../../domain/records/project.ts'
import { pairUuid } from '../../lib/uuid-v8.ts'

const time = (day: number) => `2026-04-0${day}T00:00:00.000Z`
const here = siteOf(importOfProject(smallProject, time(1)))
const [mark] = smallProject.bundles[0]?.annotations ?? []
if (mark === undefined) throw new Error('no mark')

function edited(site: Site, values: Partial<Annotation>, day: number): Site {
  const present = site.state.tables.annotation.get(mark?.id ?? '')
  if (present === undefined) throw new Error('no mark')
  const pointers = Object.fromEntries(Object.entries(values).map(([key, value]) => [`/${key}`, value]))
  const patches = setFields('annotation', present, pointers)
  return siteOf([...site.changes, changeOf(patches, cases[0], time(day), 'user')])
}

function removed(site: Site, day: number): Site {
  const present = site.state.tables.annotation.get(mark?.id ?? '')
  if (present === undefined) throw new Error('no mark')
  const patch = wholeRecord('remove', 'annotation', present)
  return siteOf([...site.changes, changeOf([patch], cases[0], time(day), 'user')])
}

const now = (site: Site) => site.state.tables.annotation.get(mark.id)

describe('edits', () => {
  it('of one field on both sides: the later stands, and is told', async () => {
    const early = edited(here, { comment: 'early' }, 2)
    const late = edited(here, { comment: 'late' }, 3)
    const taken = await merged(early, wholeOf(late), time(5))
    expect(now(taken.site)?.comment).toBe('late')
    expect(taken.preview.conflicts).toEqual([
      { kind: 'annotation', caseName: 'Case 1', path: '/comment', isTaken: true },
    ])
    const kept = await merged(late, wholeOf(early), time(5))
    expect(now(kept.site)?.comment).toBe('late')
    expect(kept.preview.conflicts).toMatchObject([{ isTaken: false }])
    expect(kept.steps).toEqual([])
  })

  it('there that come after a merge are taken, though the merge here was later', async () => {
    const first = edited(here, { comment: 'one' }, 2)
    const second = edited(first, { comment: 'two' }, 3)
    const once = await merged(here, wholeOf(first), time(5))
    expect(now((await merged(once.site, wholeOf(second), time(6))).site)?.comment).toBe('two')
  })

  it.each([
    [4, 2],
    [2, 4],
  ])('of different fields are all kept, whichever came first (%i, %i)', async (ourDay, theirDay) => {
    const ours = edited(here, { comment: 'ours' }, ourDay)
    const theirs = edited(here, { assertion: 'likely' }, theirDay)
    expect(now((await merged(ours, wholeOf(theirs), time(5))).site)).toMatchObject({
      comment: 'ours',
      assertion: 'likely',
    })
  })
})

describe('removals', () => {
  it('stay where nobody edited the record there', async () => {
    const { site, preview, steps } = await merged(removed(here, 2), smallProject, time(5))
    expect(now(site)).toBeUndefined()
    expect(steps).toEqual([])
    expect(preview.fates.annotation.removed).toBe(1)
  })

  it('give way to an edit there, as in the log', async () => {
    const { site } = await merged(removed(here, 2), wholeOf(edited(here, { comment: 'seen' }, 3)), time(5))
    expect(now(site)?.comment).toBe('seen')
    expect((await merged(site, wholeOf(edited(here, { comment: 'seen' }, 3)), time(6))).steps).toEqual([])
  })

  it('there remove nothing here', async () => {
    expect(now((await merged(here, wholeOf(removed(here, 2)), time(5))).site)).toBeDefined()
  })

  it('by undoing a merge do not hinder the same merge later', async () => {
    const start = siteOf(importOfProject({ ...smallProject, bundles: smallProject.bundles.slice(1) }, time(1)))
    const first = await merged(start, smallProject, time(2))
    const undone = first.site.changes
      .slice(start.changes.length)
      .toReversed()
      .reduce((site, change) => {
        const { patches } = invertChange(change, site.state)
        return siteOf([...site.changes, changeOf(patches, change.caseId, time(3), 'undo')])
      }, first.site)
    expect(undone.state.tables.case.has(cases[0])).toBe(false)
    const again = await merged(undone, smallProject, time(4))
    expect(new Set(again.site.state.tables.annotation.keys())).toEqual(
      new Set(first.site.state.tables.annotation.keys()),
    )
    expect(again.site.state.tables.case.has(cases[0])).toBe(true)
    expect((await merged(again.site, smallProject, time(5))).steps).toEqual([])
  })
})

describe('readings', () => {
  const withReview = (change: Partial<Review>, id?: string): WholeProject =>
    withFirstCase((one) => ({
      ...one,
      reviews: one.reviews.map((review) =>
        review.annotatorId === ben ? { ...review, ...change, id: id ?? review.id } : review,
      ),
    }))
  const submitted = { status: 'submitted', outcome: 'findings', submittedAt: time(2) } as const

  it('of one annotator and case are one, whatever their ids, and go on as a whole', async () => {
    const { site, preview } = await merged(here, withReview(submitted, pairUuid(cases[0], ben)), time(5))
    const reviews = [...site.state.tables.review.values()].filter(({ annotatorId }) => annotatorId === ben)
    expect(reviews.filter(({ caseId }) => caseId === cases[0])).toMatchObject([submitted])
    expect(preview.fates.review).toMatchObject({ added: 0, changed: 1 })
  })

  it('that are submitted here are not taken back by an older state', async () => {
    const site = siteOf([
      ...here.changes,
      changeOf(
        [...here.state.tables.review.values()]
          .filter(({ annotatorId, caseId }) => annotatorId === ben && caseId === cases[0])
          .flatMap((review) => setFields('review', review, { '/status': 'submitted', '/outcome': 'normal' })),
        cases[0],
        time(3),
        'user',
      ),
    ])
    expect((await merged(site, smallProject, time(5))).steps).toEqual([])
  })
})
