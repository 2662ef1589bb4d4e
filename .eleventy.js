import handbook from './dist/index.js'

/** The example handbook, which is also the manual. Everything else stands in handbook.config.json. */
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(handbook)
  eleventyConfig.addPassthroughCopy('src/manual/pictures')
}

export const config = {
  dir: { input: 'src', data: '../_data', output: '_site' },
}
