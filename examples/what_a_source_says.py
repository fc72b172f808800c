"""Look things up: what is said about one level of the ladder, and by whom."""

import vkrel

registry = vkrel.load()
strategic = registry.partnerships["KR+VN/strategic"]
print(strategic, "is spoken of by", ", ".join(strategic.sources))
for source, claims in strategic.said("date").items():
    print(f"  {source}: {', '.join(sorted({claim.value for claim in claims}))}")

print(len(registry.visits), "visitors and hosts")
print(len(registry.source("002")), "claims of document 002")
