import handbook from './dist/index.js'

/** The example handbook, which is also the manual. Everything else stands in handbook.config.json. */
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(handbook)
  // One line for hundreds of pages: what the build has to tell is not lost among their names.
  eleventyConfig.setQuietMode(true)
  eleventyConfig.addPassthroughCopy('src/manual/pictures')
}

export const config = {
  dir: { input: 'src', data: '../_data', output: '_site' },
}
