import type { Assertion, Laterality } from '../../domain/records/annotation.ts'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import type { Film } from './film.ts'
import type { Finding } from './plan.ts'
import type { Random } from './random.ts'
import type { FilmTruth } from './truth.ts'

/** Two readers who do not exist, and are named so that nobody takes them for people. */
export const demoReaders = ['Demo reader A', 'Demo reader B'] as const
export type DemoReader = (typeof demoReaders)[number]

/** What a reader says of one thing in a case: a box on the film and the words of the report that mean it, or either alone. */
export interface MarkPlan {
  /** Name of one of the starter labels. */
  readonly label: string
  /** What on the film is boxed; absent: only words are marked. */
  readonly on?: Finding['kind'] | 'heart'
  /** Words of the report, as they first occur in it; absent: only the film is marked. */
  readonly words?: string
  readonly assertion?: Assertion
  readonly side?: Laterality
}

/** What the two readers say of a case; labels of `absent` are assessed as not there in the checklist. */
export interface ReadingPlan {
  readonly outcome: ReviewOutcome
  readonly marks: readonly MarkPlan[]
  readonly absent: readonly string[]
}
export type ReadingPlans = Readonly<Record<DemoReader, ReadingPlan>>

export interface DemoMark {
  readonly label: string
  readonly assertion: Assertion
  readonly side: Laterality
  /** In image pixels. */
  readonly box: FilmTruth['heart'] | null
  /** In UTF-16 code units of the report, end exclusive. */
  readonly span: { readonly start: number; readonly end: number; readonly quote: string } | null
}

/** One reader's reading of a case; the box and the span of a mark belong to one finding. */
export interface DemoReading {
  readonly reader: DemoReader
  readonly outcome: ReviewOutcome
  readonly marks: readonly DemoMark[]
  readonly absent: readonly string[]
}

/** How far a reader's edges may be off, against the extent of what they box. */
const slack = 0.045

/**
 * Readings of a film as the plans say: boxes lie about where the finding is, a little off for each reader. None without plans.
 * @throws where a plan names what the film or the report has not
 */
export function readingsOf(
  plans: ReadingPlans | null,
  { truth, widthPx, heightPx }: Pick<Film, 'truth' | 'widthPx' | 'heightPx'>,
  report: string,
  random: Random,
): readonly DemoReading[] {
  if (plans === null) return []
  return demoReaders.map((reader) => {
    const own = random.fork(reader)
    const { outcome, marks, absent } = plans[reader]
    return {
      reader,
      outcome,
      absent,
      marks: marks.map(({ label, on, words, assertion = 'present', side = 'unknown' }) => ({
        label,
        assertion,
        side,
        box: on === undefined ? null : drawnBox(boxOf(truth, on), widthPx, heightPx, own),
        span: words === undefined ? null : spanOf(report, words),
      })),
    }
  })
}

function boxOf(truth: FilmTruth, on: NonNullable<MarkPlan['on']>): FilmTruth['heart'] {
  const box = on === 'heart' ? truth.heart : truth.findings.find(({ finding }) => finding.kind === on)?.box
  if (box === undefined) throw new Error(`the film shows no ${on}`)
  return box
}

/** A box as a hand draws it: whole pixels, inside the picture. */
function drawnBox(box: FilmTruth['heart'], widthPx: number, heightPx: number, random: Random): FilmTruth['heart'] {
  const off = (extent: number) => random.between(-slack, slack) * extent
  const x = Math.max(0, Math.round(box.x + off(box.width)))
  const y = Math.max(0, Math.round(box.y + off(box.height)))
  const right = Math.min(widthPx, Math.round(box.x + box.width + off(box.width)))
  const bottom = Math.min(heightPx, Math.round(box.y + box.height + off(box.height)))
  return { x, y, width: right - x, height: bottom - y }
}

function spanOf(report: string, words: string): NonNullable<DemoMark['span']> {
  const start = report.indexOf(words)
  if (start === -1) throw new Error(`the report does not say "${words}"`)
  return { start, end: start + words.length, quote: words }
}
