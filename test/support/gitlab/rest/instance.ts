import { type Answer, type Ask, json, refusal } from '../server/ask.ts'
import type { World } from '../server/world.ts'

const version = '19.6.0-ee'
const revision = '3cc1f8a2b0d'

/** `GET /user`: https://docs.gitlab.com/api/users/#retrieve-the-current-user */
export function getUser({ viewer }: Ask, world: World): Answer {
  if (viewer.kind === 'anonymous') return refusal(401, '401 Unauthorized')
  const { id, username, name, email } = world.product.people[viewer.kind === 'outsider' ? 1 : 0] ?? {}
  const web = { avatar_url: null, web_url: `${world.url}/${username}` }
  return json({ id, username, name, state: 'active', locked: false, ...web, bot: false, email, public_email: null })
}

/** `GET /personal_access_tokens/self`: https://docs.gitlab.com/api/personal_access_tokens/#self-inform */
export function getOwnToken({ viewer }: Ask, world: World): Answer {
  if (viewer.kind === 'anonymous') return refusal(401, '401 Unauthorized')
  return json({
    id: 4,
    name: 'Handbook',
    revoked: false,
    created_at: '2026-01-03T01:56:19.539Z',
    description: null,
    scopes: viewer.scopes,
    user_id: world.product.people[viewer.kind === 'outsider' ? 1 : 0]?.id,
    last_used_at: '2026-11-22T08:00:00.000Z',
    active: true,
    expires_at: '2027-01-03',
  })
}

/** `GET /version`: https://docs.gitlab.com/api/version/ */
export function getVersion({ viewer }: Ask): Answer {
  return viewer.kind === 'anonymous' ? refusal(401, '401 Unauthorized') : json({ version, revision })
}

/** `GET /metadata`: https://docs.gitlab.com/api/metadata/ */
export function getMetadata({ viewer }: Ask, { tier }: World): Answer {
  if (viewer.kind === 'anonymous') return refusal(401, '401 Unauthorized')
  const kas = { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null }
  return json({ version, revision, kas, enterprise: tier !== 'ce' })
}
