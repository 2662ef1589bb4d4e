import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, type SiteFiles, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('markdown/shortcode-data')

const page = (title: string, body: string): string => `---\ntitle: ${title}\n---\n${body}\n`

const config = {
  markdown: { hugo: true },
  changes: false,
  search: false,
  site: { repository: 'https://gitlab.example/a/b' },
}
const site: SiteFiles = {
  ...smallProduct,
  'handbook.config.json': JSON.stringify(config),
  '_data/team.yml': `
- { slug: ada, name: "Ada <Moss>", gitlab: ada, role: "Manager & Lead" }
- { slug: ben, name: Ben Ray, gitlab: ben, role: "Backend Engineer, Plan", reports_to: ada, departments: [Plan Team] }
- { slug: cy, name: Cy Low, role: "Designer, Plan", reports_to: ada }
`,
  'src/index.md': page('Home', 'Hello'),
}

/** What becomes of a text. */
async function drawn(body: string, files: SiteFiles = site): Promise<string> {
  const built = await builtSite({ ...files, 'src/a.md': page('A', body) })
  assert.is(built.error, undefined)
  const [, content = ''] = /<div class="page-content">\n([\s\S]*?)\n<\/div>/.exec(built.pages.get('/a/') ?? '') ?? []
  return content.trim()
}

const ada = '<span class="member"><a href="https://gitlab.example/ada">Ada &lt;Moss&gt;</a></span>'
const ben = '<span class="member"><a href="https://gitlab.example/ben">Ben Ray</a></span>'
const cy = '<span class="member">Cy Low</span>'

const rows = (...all: [string, string][]) =>
  all.map(([name, role]) => `<tr><th scope="row">${name}</th><td>${role}</td></tr>\n`).join('')
const head = '<thead><tr><th scope="col">Name</th><th scope="col">Role</th></tr></thead>'
const table = (...all: [string, string][]) =>
  `<div class="table-box" role="group" aria-label="Table" tabindex="0"><table class="members">${head}<tbody>\n${rows(...all)}</tbody></table></div>\n`

test('people are shown by their names, and lead to their profiles', async () => {
  assert.is(
    await drawn(
      '{{< member-by-name "Ben Ray" >}}, {{< member-by-gitlab "@ada" "ben" >}}, {{< group-by-slugs cy ben >}}, {{< manager-by-report-name "Cy Low" >}}',
    ),
    `<p>${ben}, ${ada}, ${ben}, ${cy}, ${ben}, ${ada}</p>`,
  )
})

test('roles stand behind names', async () => {
  assert.is(
    await drawn('{{< member-and-role-by-gitlab "ada" >}}'),
    `<p>${ada.replace('</span>', ' (Manager &amp; Lead)</span>')}</p>`,
  )
})

test('teams are tables', async () => {
  const lead: [string, string] = [ada, 'Manager &amp; Lead']
  const engineer: [string, string] = [ben, 'Backend Engineer, Plan']

  const content = await drawn(
    '{{< team-by-manager-slug "ada" >}}\n\n{{% team-by-manager-slug manager="ada" team="Engineer(.*)Plan" %}}\n\n{{< team-by-departments "Plan Team" >}}',
  )

  assert.equal(
    `${content}\n`,
    [table(lead, engineer, [cy, 'Designer, Plan']), table(lead, engineer), table(engineer)].join(''),
  )
})

test('counterparts of a team are those whose role fits, without its manager and who reports there', async () => {
  const team = (manager: string) =>
    `{{< engineering/stable-counterparts role="[,&] (Plan|Lead)( more)?$" manager-role="${manager}" >}}`
  const files = {
    ...site,
    '_data/team.yml': `${site['_data/team.yml']}- { slug: di, name: Di, role: "Writer, Plan", reports_to: cy }\n`,
  }
  const lead: [string, string] = [ada, 'Manager &amp; Lead']
  const writer: [string, string] = ['<span class="member">Di</span>', 'Writer, Plan']

  assert.equal(
    `${await drawn(`${team('Designer, Plan')}\n\n${team('Manager & Lead')}`, files)}\n`,
    [table(lead, [ben, 'Backend Engineer, Plan']), table(writer)].join(''),
  )
})

test('patterns that are more than parts of a text are not run', async () => {
  assert.match(await drawn('{{< team-by-manager-slug manager="ada" team="(a+)+$" >}}'), '<code class="shortcode">')
})

test('sections, stages, groups and categories lead to their pages', async () => {
  assert.is(
    await drawn('{{< stage "plan" >}}, {{< category name="Wiki" >}}, {{< group "wiki <b>" >}}'),
    '<p><a href="/direction/plan/">Plan</a>, <a href="/direction/create/wiki/">Wiki</a>, wiki &lt;b&gt;</p>',
  )
})

test('lists of categories tell what the data knows', async () => {
  const lists = ['categories', 'categories-index', 'categories-lookup', 'categories-features']
  const content = await drawn(lists.map((name) => `{{< product/${name} >}}`).join('\n\n'))
  const boards = '<td><a href="/direction/plan/boards/">Boards</a></td>'
  const epics = '<td><a href="/direction/plan/epics/">Epics</a></td>'

  for (const part of [
    '<table><caption><a href="/direction/plan/">Plan</a></caption>',
    '<thead><tr><th scope="col">Group</th><th scope="col">Category</th><th scope="col">Maturity</th><th scope="col">Links</th></tr></thead>',
    `<tr>${boards}${epics}<td><span class="level level-1"><span aria-hidden="true">◔</span> Minimal</span></td><td></td></tr>`,
    '<td><a href="https://docs.example.com/boards">Documentation</a></td>',
    '<ul>\n<li><a href="/direction/run/alerts/#category-alerts">Alerts</a></li>\n',
    `<tr>${epics}${boards}<td>Cleo Park</td><td></td></tr>`,
    '<tr><td>Swimlanes</td><td><a href="/direction/plan/boards/#category-boards">Issue Boards</a></td><td>Premium</td></tr>',
  ])
    assert.match(content, part)
  assert.is(content.match(/<tr><td>/g)?.length, 3 * 6 - 4)
})

test('who holds which role in a group is a table', async () => {
  const content = await drawn(
    '{{% product/section-group-table "Boards" %}}\n\n{{% product/section-group-table "Gone" %}}',
  )

  assert.match(content, '<caption><a href="/direction/plan/boards/">Boards</a></caption>')
  assert.match(content, '<td>Product manager</td><td>Cleo Park</td>')
  assert.match(content, /<p>Gone<\/p>$/)
})

const calls = [
  'One {{< member-by-name "Bem Ray" >}} two',
  '{{< member-by-gitlab "ada" "gone" >}} `{{< member-by-gitlab "code" >}}`',
  '{{< category "Wikki" >}} {{< stage "Plan" >}}',
].join('\n\n')

const told = `src/a.md:4:5 warning shortcode/unknown-name There is nobody called \`Bem Ray\` in team.yml. Did you mean \`Ben Ray\`?
src/a.md:6:1 warning shortcode/unknown-name There is nobody with the handle \`gone\` in team.yml.
src/a.md:8:1 warning shortcode/unknown-name There is no category \`Wikki\`. Did you mean \`wiki\` or \`Wiki\`?`

function checked(files: SiteFiles): string {
  const folder = siteFolder(files)
  const { out } = handbook(['check', '--root', folder.root, '--report', 'compact'])
  folder.remove()
  return out
    .split('\n')
    .filter((line) => line.includes('shortcode/'))
    .join('\n')
}

test('names that the data does not know are told with place, by the build and by the check', async () => {
  const files = { ...site, 'src/a.md': page('A', calls) }
  const { said } = await builtSite(files)

  assert.is(checked(files), told)
  assert.is(
    said
      .split('\n')
      .filter((line) => line.includes('shortcode/'))
      .join('\n'),
    told.replace(/^/gm, '[handbook] '),
  )
})

const note =
  '_data info shortcode/no-team There is no team.yml in this folder: shortcodes show people by the names in them.'

test('without a list of people, names are shown as they are written, and a note says so once', async () => {
  const { '_data/team.yml': _, ...bare } = site
  const files = { ...bare, 'src/a.md': page('A', calls), 'src/b.md': page('B', calls) }
  const { said } = await builtSite(files)

  assert.is(
    said
      .split('\n')
      .filter((line) => line.includes('no-team'))
      .join(),
    `[handbook] ${note}`,
  )
  assert.match(checked(files), note)
  assert.is(
    await drawn('{{< member-by-gitlab "gone" >}} {{< member-by-name "<b>" >}}', bare),
    '<p><span class="member">@gone</span> <span class="member">&lt;b&gt;</span></p>',
  )
})

test('nothing is said of people where nobody is named', () => {
  const { '_data/team.yml': _, ...bare } = site

  assert.is(checked(bare), '')
})

test.run()
