"""Check the five documents and print what cannot all be true, worst first."""

import vkrel

findings = vkrel.check()
for finding in findings.at_least("contradiction"):
    print(f"{finding.title} ({', '.join(finding.sources)})")
    for identity in finding.witness:
        claim = finding.claim(identity)
        print(f"  {claim.source}, line {claim.line}: {claim.value}")
print(f"{len(findings)} findings in all")
