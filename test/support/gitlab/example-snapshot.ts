import { join } from 'node:path'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import { pullWish } from '../../../plugins/sources/data-files.ts'
import { gitlabAccess, pullNow } from '../../../plugins/sources/gitlab/current-snapshot.ts'
import { emptyMemory } from '../../../plugins/sources/gitlab/memory.ts'
import { writeSnapshot } from '../../../plugins/sources/gitlab/snapshot-file.ts'
import { readOptions } from '../../../plugins/sources/options-file.ts'
import { productOfSite } from './example.ts'
import { startGitLab, tokens } from './index.ts'

/** Write the example's snapshot anew: what a small product over its own data files tells, as if it came from its host. */
const root = join(import.meta.dirname, '../../..')
const { options } = readOptions(root)
if (!options.gitlab) throw new Error('The example does not use GitLab.')
const double = await startGitLab({
  product: productOfSite(root, { issues: 120, mergeRequests: 900, today: '2026-11-23' }),
})
const access = gitlabAccess({ ...options.gitlab, host: double.url }, { GITLAB_TOKEN: tokens.member })
const wish = pullWish(root, withDefaults({}), '2026-11-23T06:00:00.000Z')
const { snapshot } = await pullNow(access, { memory: emptyMemory() }, wish)
await double.close()
const moved = JSON.parse(JSON.stringify(snapshot).replaceAll(double.url, options.gitlab.host))
console.log(`Written to ${writeSnapshot(root, options, moved)}: ${snapshot.items.length} items.`)
