// @ts-check
import base from '../e2e/playwright.config.mjs';

// The same reader, on a build that has every format and every player.
export default { ...base, testDir: '.', outputDir: '../../test-results/newsrooms' };
