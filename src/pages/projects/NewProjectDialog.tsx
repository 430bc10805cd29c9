import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'

interface NewProjectDialogProps {
  readonly title?: string
  /** What the project starts with. */
  readonly description?: string
  readonly initialName?: string
  readonly onCreate: (name: string) => void
  readonly onClose: () => void
}

/** Asks for the name of a new project. */
export function NewProjectDialog({
  title = 'New project',
  description = 'It starts with labels for chest imaging and clinical notes; change them in the settings.',
  initialName = '',
  onCreate,
  onClose,
}: NewProjectDialogProps) {
  const [name, setName] = useState(initialName)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onCreate(name.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className={styles.body}>
        <TextInput
          label="Project name"
          description={description}
          data-autofocus
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
