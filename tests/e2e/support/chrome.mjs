// @ts-check
/** How tests start Chromium. One place, for Playwright and for the budgets. */

export const executablePath = process.env.CHROME || '/usr/bin/chromium';
export const args = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
