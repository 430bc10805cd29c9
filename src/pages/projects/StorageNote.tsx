import { useEffect, useState } from 'react'
import { type StorageUse, storageUse } from '../../persistence/blobs.ts'
import { sizeText } from '../../ui/time-text.ts'
import styles from './ProjectsPage.module.css'

/** Where the work is, and how much room there is. */
export function StorageNote() {
  const [use, setUse] = useState<StorageUse | null>(null)
  useEffect(() => {
    void storageUse().then(setUse)
  }, [])
  return (
    <p className={styles.storage}>
      Everything stays in this browser.
      {use !== null && ` ${sizeText(use.usedBytes)} used of ${sizeText(use.quotaBytes)} allowed.`}
      {use !== null && !use.persisted && ' The browser may clear it when the disk runs full: export what matters.'}
    </p>
  )
}
