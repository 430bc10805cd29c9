import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { useKeyNames } from './keys/keys-context.ts'

interface IconActionProps {
  readonly name: string
  /** Its key as built in, `Mod+Z`: the tooltip shows what it is now. */
  readonly hint?: string
  readonly isOff?: boolean
  readonly onClick: () => void
  /** The icon. */
  readonly children: ReactNode
}

/** A button that shows an icon and says its name. */
export function IconAction({ name, hint, isOff = false, onClick, children }: IconActionProps) {
  const keys = useKeyNames()
  return (
    <ActionIcon
      data-hint={hint === undefined ? name : keys.hint(name, hint)}
      aria-label={name}
      disabled={isOff}
      onClick={onClick}
      {...(hint === undefined ? {} : keys.aria(hint))}
    >
      {children}
    </ActionIcon>
  )
}
