"""Whether anything is lost or doubled when programs are killed at every step: ``make soak``. See docs/adr/0018."""
