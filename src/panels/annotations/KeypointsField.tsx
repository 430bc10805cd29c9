import { Checkbox, CloseButton } from '@mantine/core'
import { setTarget } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { toggleKeypoint } from '../../domain/geometry/keypoints.ts'
import { removeVertex } from '../../domain/geometry/target-operations.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import styles from './AnnotationDetails.module.css'

interface KeypointsFieldProps {
  readonly annotationId: string
  readonly target: TargetOf<'keypoints'>
  readonly onCommand: (command: Command) => void
}

/** The points of a mark: whether each can be seen, and the way to take one out. */
export function KeypointsField({ annotationId, target, onCommand }: KeypointsFieldProps) {
  return (
    <fieldset className={styles.codes}>
      <legend className={styles.legend}>Points</legend>
      <ol className={styles.points}>
        {target.points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the order
          <li key={index} className={styles.point}>
            <span className={styles.display}>{point.name}</span>
            <span className={styles.code}>
              {Math.round(point.x)}, {Math.round(point.y)}
            </span>
            <Checkbox
              size="xs"
              label="Occluded"
              aria-label={`${point.name} is occluded`}
              checked={!point.visible}
              onChange={() => onCommand(setTarget(annotationId, toggleKeypoint(target, index)))}
            />
            <CloseButton
              size="xs"
              aria-label={`Remove ${point.name}`}
              disabled={target.points.length === 1}
              onClick={() => {
                const without = removeVertex(target, String(index))
                if (without !== null) onCommand(setTarget(annotationId, without))
              }}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
