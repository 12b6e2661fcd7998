#ifndef CSQLITEGUARD_H
#define CSQLITEGUARD_H

// SQLite's variadic functions, which Swift can't call.

/// Switches a connection's defensive mode: SQL then can't write the schema table, shadow tables or journals' modes that
/// break the file. Returns SQLite's result code.
int rackvidd_sqlite_defend(void *connection, int isOn);

/// Makes file names that begin with "file:" URIs. Before the first connection only; afterwards it answers
/// SQLITE_MISUSE and changes nothing.
int rackvidd_sqlite_use_uris(void);

/// Whether SQLite counts the memory that it takes, without which its limits on memory have no effect. As above, before
/// the first connection only.
int rackvidd_sqlite_count_memory(int isOn);

#endif
