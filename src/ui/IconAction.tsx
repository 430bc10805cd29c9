import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'

interface IconActionProps {
  readonly name: string
  /** Its key, as the tooltip shows it. */
  readonly hint?: string
  readonly isOff?: boolean
  readonly onClick: () => void
  /** The icon. */
  readonly children: ReactNode
}

/** A button that shows an icon and says its name. */
export function IconAction({ name, hint, isOff = false, onClick, children }: IconActionProps) {
  return (
    <ActionIcon
      data-hint={hint === undefined ? name : `${name}  ${hint}`}
      aria-label={name}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  )
}
