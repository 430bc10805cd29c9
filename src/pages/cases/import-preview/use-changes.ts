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
  // By file: the list is another when a text is read in another encoding, or taken for a new one.
  const [fates, setFates] = useState<Readonly<Record<string, NoteFate>>>({})
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decisions>>>({})
  const [read, setRead] = useState<{ readonly file: string; readonly spans: readonly SpanChange[] } | null>(null)
  const fileOf = (note: number) => changed[note]?.file ?? ''
  const currentFile = fileOf(current)
  useEffect(() => {
    let isCurrent = true
    if (currentFile !== '') {
      void source.spanChanges(current).then((found) => {
        if (isCurrent && found.ok) setRead({ file: currentFile, spans: found.value })
      })
    }
    return () => {
      isCurrent = false
    }
  }, [source, current, currentFile])

  const fateOf = (note: number) => fates[fileOf(note)] ?? 'update'
  const undecidedOf = (note: number) => {
    const one = changed[note]
    return one === undefined ? 0 : Math.max(0, one.moved + one.lost - Object.keys(decisions[one.file] ?? {}).length)
  }
  const updated = [...changed.keys()].filter((note) => fateOf(note) === 'update')
  const isDecided = updated.every((note) => undecidedOf(note) === 0)
  return {
    current,
    goTo: setCurrent,
    fateOf,
    setFate: (note, fate) => setFates({ ...fates, [fileOf(note)]: fate }),
    spans: read?.file === currentFile ? read.spans : null,
    decisionOf: (id) => decisions[currentFile]?.[id],
    decide(ids, decision) {
      const own = { ...decisions[currentFile] }
      for (const id of ids) {
        if (decision === null) delete own[id]
        else own[id] = decision
      }
      setDecisions({ ...decisions, [currentFile]: own })
    },
    undecidedOf,
    async decideAll() {
      const all: Record<string, Decisions> = { ...decisions }
      for (const note of updated) {
        if (undecidedOf(note) === 0) continue
        const found = await source.spanChanges(note)
        if (!found.ok) return
        const file = fileOf(note)
        const open = found.value.filter(
          ({ annotationId, state }) => state !== 'exact' && all[file]?.[annotationId] === undefined,
        )
        const likely = open.map((span) => [span.annotationId, likeliest(span)] as const)
        all[file] = { ...all[file], ...Object.fromEntries(likely) }
      }
      setDecisions(all)
    },
    isTouched: Object.keys(fates).length + Object.keys(decisions).length > 0,
    choice: isDecided ? updated.map((note) => ({ note, spans: decisions[fileOf(note)] ?? {} })) : null,
  }
}

/** Words that are gone are never moved onto other words without a look at each. */
function likeliest({ places, state }: SpanChange): SpanDecision {
  return places.length === 0 || state === 'lost' ? { to: 'nowhere' } : { to: 'place', place: 0 }
}
