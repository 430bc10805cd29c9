import { ActionIcon } from '@mantine/core'
import {
  IconContrast2,
  IconLayoutColumns,
  IconLayoutGrid,
  IconLink,
  IconLinkOff,
  IconSquare,
  IconStack2,
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useView } from '../../session/session-context.ts'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import { paneKeys } from '../shared/reserved-keys.ts'
import styles from './PaneArea.module.css'
import { layoutNames, type PaneCount, paneCounts } from './pane-arrangement.ts'
import type { PaneActions } from './use-pane-actions.ts'

const icons: Readonly<Record<PaneCount, typeof IconSquare>> = {
  1: IconSquare,
  2: IconLayoutColumns,
  4: IconLayoutGrid,
}

/** How many panes there are, and whether their pictures move together. */
export function PaneControls({ actions }: { readonly actions: PaneActions }) {
  const keys = useKeyNames()
  const count = useView(({ panes }) => Object.keys(panes).length)
  const linked = useView((view) => view.linked)
  const windowLinked = useView((view) => view.windowLinked)
  const scrollLinked = useView((view) => view.scrollLinked)
  return (
    <div role="toolbar" aria-label="Panes" className={styles.controls} onKeyDown={walk}>
      {paneCounts.map((each) => {
        const Icon = icons[each]
        return (
          <ActionIcon
            key={each}
            data-hint={keys.hint(`${layoutNames[each]}. Next layout:`, paneKeys.layout)}
            size="sm"
            variant={each === count ? 'light' : 'subtle'}
            aria-label={layoutNames[each]}
            aria-pressed={each === count}
            onClick={() => actions.arrange(each)}
          >
            <Icon size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        )
      })}
      <span className={styles.controlGap} aria-hidden />
      <ActionIcon
        data-hint={keys.hint('Link zoom and pan of pictures', paneKeys.link)}
        size="sm"
        variant={linked ? 'light' : 'subtle'}
        aria-label="Link zoom and pan"
        aria-pressed={linked}
        {...keys.aria(paneKeys.link)}
        onClick={actions.toggleLink}
      >
        {linked ? <IconLink size={15} stroke={1.6} aria-hidden /> : <IconLinkOff size={15} stroke={1.6} aria-hidden />}
      </ActionIcon>
      <ActionIcon
        data-hint="Link the window of pictures"
        size="sm"
        variant={windowLinked ? 'light' : 'subtle'}
        aria-label="Link windows"
        aria-pressed={windowLinked}
        onClick={actions.toggleWindowLink}
      >
        <IconContrast2 size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        data-hint="Scroll series together, by place in the patient"
        size="sm"
        variant={scrollLinked ? 'light' : 'subtle'}
        aria-label="Link scroll"
        aria-pressed={scrollLinked}
        onClick={actions.toggleScrollLink}
      >
        <IconStack2 size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </div>
  )
}

/** Arrow keys walk through the buttons of a toolbar. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}
