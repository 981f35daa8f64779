print("tunebench")
