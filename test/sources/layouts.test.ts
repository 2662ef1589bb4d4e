import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { suiteLayouts } from '../../plugins/core/model/pages/page.ts'
import { layoutNames } from '../../plugins/sources/layouts.ts'
import { inFolder } from './support.ts'

const test = suite('sources/layouts')

test('knows the layouts of the suite on a site without its own', () => {
  inFolder({}, (root) => {
    assert.equal([...layoutNames(root, withDefaults({}))], suiteLayouts)
  })
})

test('knows the layouts of the site with and without their extensions', () => {
  inFolder({ 'src/_includes/narrow.11ty.js': '', 'src/_includes/wide/hall.njk': '' }, (root) => {
    const names = layoutNames(root, withDefaults({}))

    const own = ['narrow', 'narrow.11ty', 'narrow.11ty.js', 'wide/hall', 'wide/hall.njk']
    assert.equal(
      own.filter((name) => !names.has(name)),
      [],
    )
    assert.not(names.has('hall'))
  })
})

test('looks in the folder that the options name', () => {
  inFolder({ 'pages/_layouts/narrow.njk': '', 'src/_includes/wide.njk': '' }, (root) => {
    const names = layoutNames(root, withDefaults({ input: 'pages', layouts: 'pages/_layouts' }))

    assert.ok(names.has('narrow'))
    assert.not(names.has('wide'))
  })
})

test.run()
