import { NativeSelect } from '@mantine/core'
import { LabelChip } from '../../../ui/LabelChip.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import type { ShownPlace, SpanChange, SpanDecision } from '../../../workers/notes/note-change.ts'
import styles from './ChangedNotes.module.css'
import type { ChangeControls } from './use-changes.ts'

const stateText: Readonly<Record<SpanChange['state'], string>> = {
  exact: 'Exact',
  moved: 'Moved',
  lost: 'Lost',
}

/** The spans of a changed note, each in the old text and where it would be in the new one; those to be decided first. */
export function SpanReview({ changes }: { readonly changes: ChangeControls }) {
  const { spans } = changes
  if (spans === null) return <SkeletonRows label="Looking for the spans" rows={4} />
  if (spans.length === 0) return <p className={styles.dim}>Nothing is tagged in this note: only its text changes.</p>
  const order: readonly SpanChange['state'][] = ['lost', 'moved', 'exact']
  const sorted = [...spans].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit scrolls by keys too
    <section className={styles.scroller} tabIndex={0} aria-label="Spans">
      <table className={styles.spans}>
        <thead>
          <tr>
            <th scope="col">Span</th>
            <th scope="col">Label</th>
            <th scope="col">In the text so far</th>
            <th scope="col">In the new text</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((span) => (
            <SpanRow key={span.annotationId} span={span} changes={changes} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SpanRow({ span, changes }: { readonly span: SpanChange; readonly changes: ChangeControls }) {
  const { annotationId, label, color, state, old, places } = span
  const decision = changes.decisionOf(annotationId)
  const shown = places[decision?.to === 'place' ? decision.place : 0]
  return (
    <tr data-state={state}>
      <td className={styles.state}>{stateText[state]}</td>
      <th scope="row" className={styles.label}>
        <LabelChip name={label} color={color} /> {label}
      </th>
      <td>
        <Place place={old} />
      </td>
      <td>
        {shown === undefined ? (
          <span className={styles.dim}>These words are gone.</span>
        ) : (
          <>
            {state === 'lost' && <p className={styles.dim}>These words are gone; the nearest are:</p>}
            <Place place={shown} />
          </>
        )}
      </td>
      <td>
        <NativeSelect
          aria-label={`What happens with ${label}: ${old.quote.slice(0, 60)}`}
          error={state !== 'exact' && decision === undefined}
          value={decision === undefined ? (state === 'exact' ? 'place 0' : '') : valueText(decision)}
          data={optionsOf(span)}
          onChange={(event) => changes.decide([annotationId], decisionOf(event.currentTarget.value))}
        />
      </td>
    </tr>
  )
}

function Place({ place: { before, quote, after } }: { readonly place: ShownPlace }) {
  return (
    <span className={styles.place}>
      {before}
      <mark>{quote}</mark>
      {after}
    </span>
  )
}

function optionsOf({ state, places, canBeWhole }: SpanChange) {
  const many = places.length > 1
  return [
    ...(state === 'exact' ? [] : [{ value: '', label: 'Decide…' }]),
    ...places.map((_, index) => ({
      value: `place ${index}`,
      label:
        state === 'exact'
          ? 'Stays on its words'
          : state === 'lost'
            ? 'Goes there, on other words'
            : many
              ? `Goes to place ${index + 1} of ${places.length}`
              : 'Goes there',
    })),
    ...(canBeWhole ? [{ value: 'whole', label: 'Kept on the note as a whole' }] : []),
    { value: 'nowhere', label: 'Removed' },
  ]
}

function valueText(decision: SpanDecision): string {
  return decision.to === 'place' ? `place ${decision.place}` : decision.to
}

function decisionOf(value: string): SpanDecision | null {
  if (value === 'whole' || value === 'nowhere') return { to: value }
  return value === '' ? null : { to: 'place', place: Number(value.slice('place '.length)) }
}
