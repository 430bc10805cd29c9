import { useLocalStorage } from '@mantine/hooks'

/** Whether a part of a panel is open, kept from case to case: whoever folds it away does not want it in the next case either. */
export function useFold(name: string, isOpenAtFirst: boolean): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useLocalStorage({
    key: `glossa-${name}-open`,
    defaultValue: isOpenAtFirst,
    getInitialValueInEffect: false,
  })
  return [isOpen, setOpen]
}
