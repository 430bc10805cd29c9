import { Button, TextInput } from '@mantine/core'
import { IconKeyboard, IconRoute, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { KeyedText } from '../shared/keyed-text/KeyedText.tsx'
import { runBuiltIn } from '../shared/keys/active-shortcuts.ts'
import { appKeys } from '../shared/keys/page-keys.ts'
import { Page } from '../shared/Page.tsx'
import { useTitle } from '../shared/use-title.ts'
import styles from './HelpPage.module.css'
import { helpTopics, topicsFor } from './help-topics.ts'
import { useGuideStart } from './use-guide-start.ts'

/** The user guide on one page: every main job, with the keys as they are on this device. */
export default function HelpPage() {
  useTitle('User guide')
  const [query, setQuery] = useState('')
  const start = useGuideStart()
  const found = topicsFor(query)
  const actions = (
    <>
      <Button
        leftSection={<IconKeyboard size={15} />}
        rightSection={<KeyCap name={appKeys.help} />}
        onClick={() => runBuiltIn(appKeys.help)}
      >
        Keyboard shortcuts
      </Button>
      <Button variant="filled" leftSection={<IconRoute size={15} />} onClick={start.begin}>
        Start the guided case
      </Button>
    </>
  )
  return (
    <Page crumbs={[{ text: 'User guide' }]} title="User guide" actions={actions}>
      {start.isWithoutDemo && (
        <p role="alert" className={styles.notice}>
          The guide goes through a case of the demo project. Open the demo project on the projects page, and the guide
          is offered there.
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.side}>
          <TextInput
            type="search"
            aria-label="Search the guide"
            placeholder="Search"
            leftSection={<IconSearch size={14} />}
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
          <p className={styles.count} aria-live="polite">
            {query === '' ? '' : found.length === 1 ? 'One topic' : `${found.length} of ${helpTopics.length} topics`}
          </p>
          <nav aria-label="Contents">
            <ul className={styles.contents}>
              {found.map(({ id, title }) => (
                <li key={id}>
                  <button type="button" className={styles.link} onClick={() => goTo(id)}>
                    {title}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className={styles.topics}>
          {found.map(({ id, title, lines }) => (
            <section key={id} aria-labelledby={id} className={styles.topic}>
              <h2 id={id} tabIndex={-1} className={styles.title}>
                {title}
              </h2>
              {lines.map((line) => (
                <p key={line} className={styles.line}>
                  <KeyedText text={line} />
                </p>
              ))}
            </section>
          ))}
          {found.length === 0 && <p className={styles.line}>Nothing here has all of these words. Try fewer.</p>}
        </div>
      </div>
    </Page>
  )
}

/** The address is a route already: a topic is gone to, not linked. */
function goTo(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
