# Call the module here.
