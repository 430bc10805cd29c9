import { useCaseRecords } from '../../../session/session-context.ts'
import { imageMessage } from '../messages.ts'
import { pictureNotices } from '../picture-notices.ts'
import styles from './PictureNotices.module.css'

const shortTexts: Readonly<Record<string, string>> = {
  'parts-distorted': 'Parts not in their true shape',
  'for-processing': 'For processing, not for reading',
  'polarity-contradictory': 'Black and white uncertain',
  'polarity-unstated': 'Black and white not stated',
}

/** What to know of the picture, over it: whoever reads it has to see that greys or shapes may not be what they seem. */
export function PictureNotices({ itemId }: { readonly itemId: string }) {
  const facts = useCaseRecords(({ tables }) => tables.item.get(itemId)?.facts)
  const notices = facts === undefined ? [] : pictureNotices(facts)
  if (notices.length === 0) return null
  return (
    <ul className={styles.notices} aria-label="What to know of the picture">
      {notices.map((notice) => (
        <li key={notice.code} title={imageMessage(notice)}>
          {shortTexts[notice.code]}
        </li>
      ))}
    </ul>
  )
}
