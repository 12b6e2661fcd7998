print("rackvidd")
