import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { BlindingRule } from '../../domain/records/project.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import styles from './BlindNotice.module.css'

/** What a rule hides, to be read in a sentence. */
const hiddenText: Readonly<Record<BlindingRule, string>> = {
  report: 'the report',
  suggestions: 'suggestions',
  'earlier-labels': 'earlier labels',
}

/** "the report, suggestions and earlier labels" */
export function hiddenList(rules: Iterable<BlindingRule>): string {
  const names = [...rules].map((rule) => hiddenText[rule])
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

interface BlindNoticeProps {
  readonly rules: readonly BlindingRule[]
  /** A whole pane, or a line above a list. */
  readonly size: 'pane' | 'line'
  /** Asks whether these are to be shown. */
  readonly onReveal: (rules: readonly BlindingRule[]) => void
}

/** Says what is hidden here and why, and how to see it all the same. */
export function BlindNotice({ rules, size, onReveal }: BlindNoticeProps) {
  const text = hiddenList(rules)
  const keys = useKeyNames()
  return (
    <div className={styles.notice} data-size={size}>
      <IconEyeOff size={size === 'pane' ? 22 : 15} className={styles.icon} aria-hidden />
      <p className={styles.text}>
        {size === 'pane' ? (
          <>
            <strong className={styles.title}>Hidden until you submit</strong>
            This project keeps {text} from you until you have set an outcome, so that what you see on the image is what
            you say.
          </>
        ) : (
          <>Hidden until you submit: {text}.</>
        )}
      </p>
      <Button
        size={size === 'pane' ? 'sm' : 'compact-xs'}
        {...keys.aria(caseKeys.reveal)}
        onClick={() => onReveal(rules)}
      >
        Reveal
        <span className={styles.key}>
          <KeyCap name={caseKeys.reveal} />
        </span>
      </Button>
    </div>
  )
}
