import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { IconAction } from '../../ui/IconAction.tsx'

interface RowActionsProps {
  /** What the row stands for. */
  readonly name: string
  /** Why it cannot be removed. */
  readonly kept?: string | undefined
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** The buttons that move or remove a row of a list in the settings. */
export function RowActions({ name, kept, onMove, onRemove }: RowActionsProps) {
  return (
    <>
      <IconAction name={`Move ${name} up`} onClick={() => onMove(-1)}>
        <IconArrowUp size={15} />
      </IconAction>
      <IconAction name={`Move ${name} down`} onClick={() => onMove(1)}>
        <IconArrowDown size={15} />
      </IconAction>
      <IconAction name={kept ?? `Remove ${name}`} isOff={kept !== undefined} onClick={onRemove}>
        <IconTrash size={15} />
      </IconAction>
    </>
  )
}
