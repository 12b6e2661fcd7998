#include "CSQLiteGuard.h"
#include <sqlite3.h>

int rackvidd_sqlite_defend(void *connection, int isOn) {
    return sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_DEFENSIVE, isOn, (int *)0);
}

int rackvidd_sqlite_use_uris(void) {
    return sqlite3_config(SQLITE_CONFIG_URI, 1);
}

int rackvidd_sqlite_count_memory(int isOn) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isOn);
}
