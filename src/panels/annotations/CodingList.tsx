import { ActionIcon, CloseButton } from '@mantine/core'
import { IconArrowUp, IconStar, IconStarFilled } from '@tabler/icons-react'
import type { Coding } from '../../domain/records/primitives.ts'
import styles from './AnnotationDetails.module.css'

interface CodingListProps {
  readonly codings: readonly Coding[]
  readonly favourites: readonly Coding[]
  readonly onChange: (codings: readonly Coding[]) => void
  readonly onStar: (coding: Coding) => void
}

/** The codes of an annotation in order: the first is the primary one. */
export function CodingList({ codings, favourites, onChange, onStar }: CodingListProps) {
  if (codings.length === 0) return null
  const earlier = (at: number) => {
    const [moved] = codings.slice(at, at + 1)
    if (moved === undefined) return
    const others = codings.filter((_, index) => index !== at)
    onChange([...others.slice(0, at - 1), moved, ...others.slice(at - 1)])
  }
  return (
    <ol className={styles.codingList} aria-label="Codes">
      {codings.map((coding, at) => {
        const { system, code, display } = coding
        const isStarred = favourites.some((other) => other.system === system && other.code === code)
        const star = isStarred ? 'Take out of favourites' : 'Add to favourites'
        return (
          <li key={`${system} ${code}`} className={styles.coding}>
            <span className={styles.display}>{display}</span>
            {at === 0 && codings.length > 1 && <span className={styles.primary}>primary</span>}
            <span className={styles.code}>{code}</span>
            {at > 0 && (
              <ActionIcon
                data-hint={at === 1 ? 'Make primary' : 'Move up'}
                size="xs"
                aria-label={`${at === 1 ? 'Make primary' : 'Move up'}: ${display}`}
                onClick={() => earlier(at)}
              >
                <IconArrowUp size={13} />
              </ActionIcon>
            )}
            <ActionIcon
              data-hint={star}
              size="xs"
              aria-label={`Favourite: ${display}`}
              aria-pressed={isStarred}
              onClick={() => onStar(coding)}
            >
              {isStarred ? <IconStarFilled size={13} /> : <IconStar size={13} />}
            </ActionIcon>
            <CloseButton
              size="xs"
              aria-label={`Remove code ${display}`}
              onClick={() => onChange(codings.filter((other) => other !== coding))}
            />
          </li>
        )
      })}
    </ol>
  )
}
