import { useEffect, useState } from 'react'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { ChosenChange, NoteChange, SpanChange, SpanDecision } from '../../../workers/notes/note-change.ts'

/** What is to happen with a changed note. */
export type NoteFate = 'update' | 'leave'

export interface ChangeControls {
  /** The note that is looked at, by its position. */
  readonly current: number
  goTo(note: number): void
  fateOf(note: number): NoteFate
  setFate(note: number, fate: NoteFate): void
  /** Spans of the current note; null while they are read. */
  readonly spans: readonly SpanChange[] | null
  decisionOf(annotationId: string): SpanDecision | undefined
  decide(annotationIds: readonly string[], decision: SpanDecision | null): void
  /** Spans of a note that are not exact and of which nothing is decided. */
  undecidedOf(note: number): number
  /** Decides every span of every note that is to be updated: those that moved go to the likeliest place, the lost ones away. */
  decideAll(): Promise<void>
  /** Whether anything was decided. */
  readonly isTouched: boolean
  /** What is to be done; null as long as something is undecided. */
  readonly choice: readonly ChosenChange[] | null
}

type Decisions = Readonly<Record<string, SpanDecision>>

/** Which changed notes are brought up to date, and where their spans go. */
export function useChanges(changed: readonly NoteChange[], source: Pick<WaitingImport, 'spanChanges'>): ChangeControls {
  const [current, setCurrent] = useState(0)
  const [fates, setFates] = useState<Readonly<Record<number, NoteFate>>>({})
  const [decisions, setDecisions] = useState<Readonly<Record<number, Decisions>>>({})
  const [read, setRead] = useState<{ readonly note: number; readonly spans: readonly SpanChange[] } | null>(null)
  const hasNotes = changed.length > 0
  useEffect(() => {
    let isCurrent = true
    if (hasNotes) {
      void source.spanChanges(current).then((found) => {
        if (isCurrent && found.ok) setRead({ note: current, spans: found.value })
      })
    }
    return () => {
      isCurrent = false
    }
  }, [source, current, hasNotes])

  const fateOf = (note: number) => fates[note] ?? 'update'
  const undecidedOf = (note: number) => {
    const one = changed[note]
    return one === undefined ? 0 : Math.max(0, one.moved + one.lost - Object.keys(decisions[note] ?? {}).length)
  }
  const updated = [...changed.keys()].filter((note) => fateOf(note) === 'update')
  const isDecided = updated.every((note) => undecidedOf(note) === 0)
  return {
    current,
    goTo: setCurrent,
    fateOf,
    setFate: (note, fate) => setFates({ ...fates, [note]: fate }),
    spans: read?.note === current ? read.spans : null,
    decisionOf: (id) => decisions[current]?.[id],
    decide(ids, decision) {
      const own = { ...decisions[current] }
      for (const id of ids) {
        if (decision === null) delete own[id]
        else own[id] = decision
      }
      setDecisions({ ...decisions, [current]: own })
    },
    undecidedOf,
    async decideAll() {
      const all: Record<number, Decisions> = { ...decisions }
      for (const note of updated) {
        if (undecidedOf(note) === 0) continue
        const found = await source.spanChanges(note)
        if (!found.ok) return
        const open = found.value.filter(
          ({ annotationId, state }) => state !== 'exact' && all[note]?.[annotationId] === undefined,
        )
        const likely = open.map((span) => [span.annotationId, likeliest(span)] as const)
        all[note] = { ...all[note], ...Object.fromEntries(likely) }
      }
      setDecisions(all)
    },
    isTouched: Object.keys(fates).length + Object.keys(decisions).length > 0,
    choice: isDecided ? updated.map((note) => ({ note, spans: decisions[note] ?? {} })) : null,
  }
}

/** Words that are gone are never moved onto other words without a look at each. */
function likeliest({ places, state }: SpanChange): SpanDecision {
  return places.length === 0 || state === 'lost' ? { to: 'nowhere' } : { to: 'place', place: 0 }
}
