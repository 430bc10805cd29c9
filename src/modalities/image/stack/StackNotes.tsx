import { Popover } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { normalOf } from '../../../domain/stack/slice-order.ts'
import type { StackFlag } from '../../../domain/stack/stack-flags.ts'
import { useView } from '../../../session/session-context.ts'
import { imageMessage } from '../messages.ts'
import { flagProblem } from '../stack-problems.ts'
import type { OpenedStack } from './opened-stack.ts'
import styles from './StackNotes.module.css'
import { useWatched } from './use-stack.ts'

/** What a reader has to beware of; that there are several volumes is no fault, and shown beneath the picture. */
const shortNames: Readonly<Record<Exclude<StackFlag['kind'], 'volumes'>, string>> = {
  gap: 'slices missing',
  duplicate: 'slices at one place',
  irregular: 'uneven spacing',
  tilt: 'tilted gantry',
  mixed: 'several stacks',
  unplaced: 'place not known',
  'one-place': 'all at one place',
}

/** Which slice this is, where it lies, and what is amiss with the stack: always in sight, the details one press away. */
export function StackNotes({ stack, paneId }: { readonly stack: OpenedStack; readonly paneId: string }) {
  // The pane's own slice: with the pixels on view.
  useView((view) => view.panes[paneId]?.slice)
  const shown = useWatched(stack, (one) => one.shown())
  const isWaiting = useWatched(stack, (one) => one.shown() !== one.wanted())
  const trouble = useWatched(stack, (one) => (one.problem() === null ? null : one.wanted()))
  const problem = stack.problem()
  const flags = stack.stack.flags.flatMap((flag) =>
    flag.kind === 'volumes' ? [] : [{ flag, name: shortNames[flag.kind] }],
  )
  return (
    <span className={styles.notes} data-slices>
      <span className={styles.slice}>
        Slice {(shown % stack.depth) + 1}/{stack.depth}
      </span>
      {placeText(stack, shown) !== null && <span>{placeText(stack, shown)}</span>}
      {trouble !== null && problem !== null && (
        <span className={styles.trouble} role="alert" title={imageMessage(problem) ?? problem.code}>
          Slice {(trouble % stack.depth) + 1} cannot be shown: {imageMessage(problem) ?? problem.code}
        </span>
      )}
      {trouble === null && isWaiting && <span role="status">decoding slice {(stack.wanted() % stack.depth) + 1}…</span>}
      {flags.length > 0 && (
        <Popover width={340} position="top-start" withinPortal>
          <Popover.Target>
            <button type="button" className={styles.flags}>
              <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
              <span className={styles.flagNames}>{flags.map(({ name }) => name).join(', ')}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label="How the slices lie">
            {flags.map(({ flag, name }) => (
              <p key={name} className={styles.detail}>
                {imageMessage(flagProblem(flag))}
              </p>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  )
}

/** The place of a slice in the patient, along the axis it is stacked along most: "z −127.7 mm"; null where it is not known. */
function placeText({ stack }: OpenedStack, index: number): string | null {
  const plane = stack.slices[index]?.plane
  if (plane?.origin == null) return null
  const { origin } = plane
  const normal = normalOf(plane).map(Math.abs)
  const axis = normal.indexOf(Math.max(...normal))
  const name = ['x', 'y', 'z'][axis] ?? ''
  return `${name} ${(origin[axis] ?? 0).toFixed(1).replace('-', '−')} mm`
}
