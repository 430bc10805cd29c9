import { orientationOf } from '../../../domain/geometry/affine.ts'
import { directionWords } from '../../../domain/sides/direction-words.ts'
import { factsOfSlice } from '../../../domain/stack/stack.ts'
import { useCaseRecords, useView } from '../../../session/session-context.ts'
import { edgeLetters } from './edge-letters.ts'
import styles from './OrientationLetters.module.css'

interface OrientationLettersProps {
  readonly paneId: string
  readonly itemId: string
}

const edges = ['left', 'right', 'top', 'bottom'] as const

/** Where the patient's sides are, in letters at the edges of the view; they follow its flips and turns. Nothing where it is not known. */
export function OrientationLetters({ paneId, itemId }: OrientationLettersProps) {
  const item = useCaseRecords(({ tables }) => tables.item.get(itemId))
  const slice = useView(({ panes }) => panes[paneId]?.slice)
  // The directions alone: a pan or zoom must not render this again.
  const direction = useView(({ panes }) => {
    const transform = panes[paneId]?.transform
    if (transform == null) return null
    const { a, b, c, d } = orientationOf(transform)
    return [a, b, c, d].map((part) => part.toFixed(2)).join(' ')
  })
  if (item === undefined || direction === null) return null
  const [a = 1, b = 0, c = 0, d = 1] = direction.split(' ').map(Number)
  const letters = edgeLetters(factsOfSlice(item, slice), { a, b, c, d })
  if (letters === null) return null
  const told = edges.flatMap((edge) => (letters[edge] === null ? [] : [`${edge}: ${directionWords(letters[edge])}`]))
  const label = `Patient’s sides, ${told.join(', ')}${letters.isConvention ? ', by convention of the view' : ''}`
  return (
    <div role="img" aria-label={label} className={styles.letters} data-convention={letters.isConvention || undefined}>
      {edges.map((edge) => (
        <span key={edge} className={styles[edge]} aria-hidden>
          {letters[edge]}
        </span>
      ))}
    </div>
  )
}
