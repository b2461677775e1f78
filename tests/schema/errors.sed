# Edits of codes.toml, one a line. Each makes an error that the schema finds.

# Keys
s/^published = true/publisht = true/
s/^text = "Register/txt = "Register/
s/^actor = "Program"/actr = "Program"/
s/\{ kind = "backoff", minimum/{ kind = "backoff", minimun/
s/^\[action\.Reregister\]/[actions.Reregister]/
s/^\[\[class\]\]/[[klass]]/

# Required keys
/^summary = /d
/^name = /d
/^number = [0-9]/d
/^actor = /d
s/, cap = "[0-9a-z]+" \}$/ }/
s/initial = "5s", //

# Types
s/^number = ([0-9]+)/number = "\1"/
s/^published = true/published = "true"/
s/^phases = \[/phases = [1,/
s/failures = 12/failures = "12"/
s/^sources = \[$/sources = [404,/

# Values
s/^number = "i64"/number = "i128"/
s/^actor = "Program"/actor = ["Program"]/
s/^retry = "after-repair"/retry = "afterwards"/
s/when = "all"/when = "both"/
s/initial = "5s"/initial = "5 s"/
s/elapsed = "6h"/elapsed = "6w"/
s/^name = "([A-Z])/name = "4\1/
s/^name = "([A-Za-z]+)"/name = "\1 \1"/
s/^path = ".*"/path = "dps:codes"/
s/^prefix = ".*"/prefix = "DPS!"/
s/^phases = \[/phases = ["no name",/
