import { Button, CloseButton } from '@mantine/core'
import { useStore } from 'zustand'
import { isSameSlice } from '../../../domain/stack/slice-of.ts'
import { dropPutDown, putDownDrawings, wantPutDown } from '../../../session/put-down.ts'
import { useView } from '../../../session/session-context.ts'
import styles from './KeptDrawings.module.css'

interface KeptDrawingsProps {
  readonly paneId: string
  readonly itemId: string
  /** Gives the focus back to the picture, on which what is taken up is drawn. */
  readonly onDone: () => void
}

/** What was half drawn on this picture, or on other slices of it, and put down: to go on with, or to give up. */
export function KeptDrawings({ paneId, itemId, onDone }: KeptDrawingsProps) {
  const slice = useView((view) => view.panes[paneId]?.slice) ?? null
  const drawings = useStore(putDownDrawings).filter((one) => one.itemId === itemId)
  if (drawings.length === 0) return null
  return (
    <ul className={styles.drawings} aria-label="Not finished">
      {drawings.map((drawing) => {
        const { serial, what, where } = drawing
        const isHere = isSameSlice(drawing.slice, slice)
        const name = isHere || where === '' ? what : `${what}, ${where}`
        const leave = (act: (serial: number) => void) => {
          onDone()
          act(serial)
        }
        return (
          <li key={serial}>
            <span>{name}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Go on with ${name}`}
              onClick={() => leave(wantPutDown)}
            >
              {isHere ? 'Go on' : 'Go back'}
            </Button>
            <CloseButton size="sm" aria-label={`Give up ${name}`} onClick={() => leave(dropPutDown)} />
          </li>
        )
      })}
    </ul>
  )
}
