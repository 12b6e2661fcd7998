// Writes the JSON Schema of policies to standard output: what `Scripts/build-policy-schema` puts into GeoData. Not part
// of the program.
print(PolicySchema().text, terminator: "")
