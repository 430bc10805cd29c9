import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import styles from './DropArea.module.css'
import { type DroppedFiles, droppedFiles } from './dropped-files.ts'

interface DropAreaProps {
  readonly onDrop: (dropped: DroppedFiles) => void
  readonly children: ReactNode
}

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files and folders dropped anywhere on the page inside. The `Import` button is the way by keyboard. */
export function DropArea({ onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  // Entering a child leaves its parent: only as many leaves as enters end the drag.
  const depth = useRef(0)
  const enter = (by: 1 | -1) => (event: DragEvent) => {
    if (!carriesFiles(event)) return
    depth.current += by
    setOver(depth.current > 0)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the Import button beside it
    <div
      className={styles.area}
      onDragEnter={enter(1)}
      onDragLeave={enter(-1)}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        void droppedFiles(event.dataTransfer).then(onDrop)
      }}
    >
      {children}
      {isOver && <div className={styles.veil}>Drop to import</div>}
    </div>
  )
}
