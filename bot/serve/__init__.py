"""Starting and stopping everything that ``zhicheng serve`` needs: action server, Rasa, front."""
