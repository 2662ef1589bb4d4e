import type { Hide } from './secrets.ts'

export interface User {
  id: number
  username: string
  name: string
  email: string
}

const names = ['Ada Moss', 'Ben Ray', 'Cleo Park', 'Dan Ortiz', 'Eva Lind', 'Finn Okoye', 'Gia Rossi', 'Hugo Blanc']

export function peopleOf(hide: Hide): User[] {
  return names.map((name, index) => {
    const id = index + 1
    const username = name.toLowerCase().replace(' ', '.')
    return {
      id,
      username: hide(username, 'user', id, 'username'),
      name: hide(name, 'user', id, 'name'),
      email: `${hide(username, 'user', id, 'email')}@example.com`,
    }
  })
}
