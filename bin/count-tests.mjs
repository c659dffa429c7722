// Adds up what Surefire and vitest reported and prints the closing line of bin/test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
const reports = 'target/surefire-reports';
for (const file of existsSync(reports) ? readdirSync(reports) : []) {
    if (!file.endsWith('.xml')) continue;
    const suite = readFileSync(`${reports}/${file}`, 'utf8').match(/<testsuite\b[^>]*>/)?.[0] ?? '';
    const count = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    const wrong = count('failures') + count('errors');
    failed += wrong;
    skipped += count('skipped');
    passed += count('tests') - wrong - count('skipped');
}
if (existsSync('target/vitest.json')) {
    const vitest = JSON.parse(readFileSync('target/vitest.json', 'utf8'));
    passed += vitest.numPassedTests;
    failed += vitest.numFailedTests;
    skipped += vitest.numPendingTests ?? 0;
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
